package dev.switchboard.dialect.sigma;

import dev.switchboard.subscription.Subscription;
import java.util.LinkedHashMap;
import java.util.Map;

/** A webhook as Sigma shows it. */
final class SigmaWebhook {
  private SigmaWebhook() {}

  static Map<String, Object> show(Subscription webhook) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("id", webhook.number());
    shown.put("uri", webhook.url());
    shown.put("event", SigmaEvents.names(webhook.types()));
    return shown;
  }
}
