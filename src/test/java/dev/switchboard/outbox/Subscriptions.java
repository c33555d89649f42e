package dev.switchboard.outbox;

import dev.switchboard.event.Event;
import dev.switchboard.event.Ids;
import dev.switchboard.outbox.Reference.Standing;
import dev.switchboard.subscription.Ordering;
import dev.switchboard.subscription.Portfolio;
import dev.switchboard.subscription.Preferences;
import dev.switchboard.subscription.Redelivery;
import dev.switchboard.subscription.SampleSubscription;
import dev.switchboard.subscription.Subscription;
import dev.switchboard.subscription.TypePattern;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Three subscriptions, of which only their wishes matter and whether they are enabled: the first
 * wants events of both types, the second those of the second type, which expire after a minute, and
 * the third both, in strict order.
 */
final class Subscriptions {
  static final UUID TENANT = new UUID(9, 9);

  private static final List<String> TYPES = List.of("lasting", "passing");
  private static final Duration WORTH = Duration.ofSeconds(60);

  private Subscriptions() {}

  static List<Subscription> all(Ids ids) {
    return List.of(
        wanting(ids.next(), Ordering.BEST_EFFORT, TYPES),
        wanting(ids.next(), Ordering.NONE, TYPES.subList(1, 2)),
        wanting(ids.next(), Ordering.STRICT, TYPES));
  }

  /**
   * An event of the first type, or of the second.
   *
   * @param passes whether it is of the second
   */
  static Event event(UUID id, boolean passes, Instant now) {
    return new Event(
        id,
        TENANT,
        "test",
        TYPES.get(passes ? 1 : 0),
        "key",
        new byte[] {'{', '}'},
        now,
        now,
        passes ? now.plus(WORTH) : null);
  }

  private static Subscription wanting(UUID id, Ordering ordering, List<String> types) {
    List<TypePattern> patterns = types.stream().map(TypePattern::new).toList();
    Preferences preferences = new Preferences(ordering, null, null, Redelivery.USUAL);
    return subscription(id, patterns, true, preferences);
  }

  /** What a tenant has after one of its subscriptions was changed; a deleted one stays away. */
  static Portfolio after(Portfolio current, UUID changed, Standing standing) {
    return Portfolio.of(
        current.subscriptions().stream()
            .filter(one -> standing != Standing.DELETED || !one.id().equals(changed))
            .map(one -> one.id().equals(changed) ? standing(one, standing) : one)
            .toList());
  }

  private static Subscription standing(Subscription one, Standing standing) {
    return subscription(one.id(), one.types(), standing == Standing.ENABLED, one.preferences());
  }

  private static Subscription subscription(
      UUID id, List<TypePattern> types, boolean enabled, Preferences preferences) {
    return new Subscription(
        id,
        TENANT,
        "native",
        "",
        null,
        0,
        "https://example.com/hook",
        Set.of(),
        types,
        SampleSubscription.NO_KEYS,
        null,
        null,
        null,
        preferences,
        enabled,
        null,
        Instant.EPOCH);
  }
}
