package dev.switchboard.dialect.sendblue;

import static java.util.stream.Collectors.toMap;

import dev.switchboard.access.SecretBox;
import dev.switchboard.dialect.SubscriptionFactory;
import dev.switchboard.subscription.Portfolio;
import dev.switchboard.subscription.Sealed;
import dev.switchboard.subscription.Subscription;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Turns what is stored into a configuration and back. Every subscription keeps, sealed, the secret
 * its deliveries carry, wherever that secret comes from, so that a delivery needs nothing else.
 * What a change leaves as it was comes back as the very same record, so nothing is written for it.
 */
final class Ledger {
  static final String GLOBAL_SECRET = "globalSecret";
  static final String LEGACY_SECRET = "secret";
  static final String DIALECT_SECRET = "dialect";

  private final SecretBox box;
  private final SubscriptionFactory factory;

  /**
   * @param box opens and seals the secrets
   * @param factory makes subscriptions for new entries
   */
  Ledger(SecretBox box, SubscriptionFactory factory) {
    this.box = box;
    this.factory = factory;
  }

  /** The configuration that is stored, its secrets opened. */
  Configuration read(UUID tenant, Portfolio portfolio) {
    Configuration configuration = Configuration.EMPTY;
    for (Subscription subscription : portfolio.subscriptions()) {
      WebhookType type = WebhookType.named(subscription.kind()).orElseThrow();
      EntryForm form = EntryForm.of(subscription.detail());
      String secret = form == EntryForm.OBJECT_WITH_SECRET ? secretOf(subscription) : null;
      Entry entry = new Entry(subscription.url(), form == EntryForm.URL, secret, false);
      configuration = configuration.with(type, List.of(entry));
    }
    return configuration.withSecrets(
        setting(tenant, portfolio, GLOBAL_SECRET), setting(tenant, portfolio, LEGACY_SECRET));
  }

  /**
   * What is to be stored.
   *
   * @param current what is stored now
   */
  Portfolio write(UUID tenant, Configuration configuration, Portfolio current) {
    Map<List<String>, Subscription> existing =
        current.subscriptions().stream()
            .collect(toMap(s -> List.of(s.kind(), s.url()), s -> s, (first, second) -> first));
    List<Subscription> subscriptions = new ArrayList<>();
    for (WebhookType type : WebhookType.values()) {
      int position = -1;
      for (Entry entry : configuration.entries(type)) {
        Subscription old = existing.get(List.of(type.word(), entry.url()));
        // Places may have gaps; only a changed order is worth writing.
        position = old != null && old.position() > position ? old.position() : position + 1;
        Subscription base = old != null ? old : created(tenant, type, position, entry);
        String secret = configuration.effectiveSecret(entry);
        subscriptions.add(updated(base, position, entry, secret));
      }
    }
    Map<String, Sealed> settings = new LinkedHashMap<>();
    keep(settings, tenant, current, GLOBAL_SECRET, configuration.globalSecret());
    keep(settings, tenant, current, LEGACY_SECRET, configuration.legacySecret());
    return new Portfolio(subscriptions, settings);
  }

  private Subscription created(UUID tenant, WebhookType type, int position, Entry entry) {
    return factory.create(
        tenant,
        SendblueDialect.NAME,
        type.word(),
        null,
        position,
        entry.url(),
        Set.of(SendblueDialect.NAME),
        type.patterns(),
        EntryForm.of(entry).detail());
  }

  private Subscription updated(Subscription of, int position, Entry entry, String secret) {
    String current = of.dialectSecret() == null ? null : secretOf(of);
    Sealed sealed = of.dialectSecret();
    if (secret == null) {
      sealed = null;
    } else if (!secret.equals(current)) {
      sealed = box.seal(of.id(), DIALECT_SECRET, secret);
    }
    return new Subscription(
        of.id(),
        of.tenant(),
        of.dialect(),
        of.kind(),
        of.number(),
        position,
        of.url(),
        of.sources(),
        of.types(),
        of.signingKeys(),
        sealed,
        EntryForm.of(entry).detail(),
        of.description(),
        of.preferences(),
        entry.given() || of.enabled(),
        entry.given() ? null : of.disabledReason(),
        of.createdAt());
  }

  private String secretOf(Subscription subscription) {
    return box.open(subscription.id(), DIALECT_SECRET, subscription.dialectSecret());
  }

  private String setting(UUID tenant, Portfolio portfolio, String name) {
    Sealed sealed = portfolio.settings().get(name);
    return sealed == null ? null : box.open(tenant, name, sealed);
  }

  private void keep(
      Map<String, Sealed> into, UUID tenant, Portfolio current, String name, String secret) {
    if (secret != null) {
      boolean same = secret.equals(setting(tenant, current, name));
      into.put(name, same ? current.settings().get(name) : box.seal(tenant, name, secret));
    }
  }
}
