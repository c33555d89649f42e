package dev.switchboard.dialect.standard;

import dev.switchboard.subscription.Preferences;
import dev.switchboard.subscription.Rate;
import dev.switchboard.subscription.Redelivery;
import dev.switchboard.subscription.Subscription;
import dev.switchboard.subscription.TlsChoice;
import java.util.LinkedHashMap;
import java.util.Map;

/** A subscription as the native API shows it. What it did not choose is null. */
final class SubscriptionView {
  private SubscriptionView() {}

  static Map<String, Object> of(Subscription subscription) {
    Preferences preferences = subscription.preferences();
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("id", subscription.id().toString());
    shown.put("dialect", subscription.dialect());
    shown.put("url", subscription.url());
    shown.put("types", subscription.types().stream().map(type -> type.text()).toList());
    shown.put("sources", subscription.sources().stream().sorted().toList());
    shown.put("description", subscription.description());
    shown.put("ordering", preferences.ordering().wireName());
    shown.put("concurrency", preferences.concurrency());
    shown.put("rate", rate(preferences.rate()));
    shown.put("redelivery", redelivery(preferences.redelivery()));
    shown.put("signing", subscription.signingKeys().schemes());
    shown.put("tls", tls(preferences.tls()));
    shown.put("enabled", subscription.enabled());
    shown.put("disabled_reason", subscription.disabledReason());
    shown.put("created_at", subscription.createdAt().toString());
    return shown;
  }

  private static Map<String, Object> tls(TlsChoice tls) {
    if (tls == null) {
      return null;
    }
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("ca", tls.ca());
    shown.put("certificate", tls.certificate());
    return shown;
  }

  private static Map<String, Object> rate(Rate rate) {
    if (rate == null) {
      return null;
    }
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("per_second", Numbers.shown(rate.perSecond()));
    shown.put("burst", rate.burst());
    return shown;
  }

  private static Map<String, Object> redelivery(Redelivery redelivery) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put(
        "delays",
        redelivery.delays() == null
            ? null
            : redelivery.delays().stream().map(Numbers::shown).toList());
    shown.put("jitter", redelivery.jitter());
    shown.put("deadline", Numbers.shown(redelivery.deadline()));
    shown.put("client_errors_final", redelivery.clientErrorsFinal());
    return shown;
  }
}
