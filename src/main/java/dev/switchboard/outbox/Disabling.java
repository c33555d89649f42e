package dev.switchboard.outbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.audit.Actor;
import dev.switchboard.audit.SubscriptionActs;
import dev.switchboard.delivery.Operational;
import dev.switchboard.event.Event;
import dev.switchboard.event.Ids;
import dev.switchboard.store.AuditStore;
import dev.switchboard.store.DatabaseWatch;
import dev.switchboard.store.FailingStore;
import dev.switchboard.store.SubscriptionStore;
import dev.switchboard.subscription.Subscription;
import dev.switchboard.subscription.SubscriptionIndex;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Disables subscriptions on the gateway's own account, and tells their tenant by an operational
 * event that is stored in the same transaction. Of several nodes that want the same, one does it.
 */
final class Disabling {
  private static final Logger LOG = LoggerFactory.getLogger(Disabling.class);

  private final Function<Supplier<List<Event>>, List<Accepted>> writer;
  private final SubscriptionStore subscriptions;
  private final AuditStore audit;
  private final FailingStore failing;
  private final SubscriptionIndex index;
  private final Ids ids;
  private final InstantSource clock;
  private final DatabaseWatch watch;
  private final Runnable afterHandOver;
  private final Map<UUID, Wish> wishes = new ConcurrentHashMap<>();

  /**
   * @param writer stores the events that it is given a maker of, in one transaction with that
   *     maker's work
   * @param subscriptions over the connections that events are written on
   * @param audit over the same connections
   * @param watch is told when the database does not take it, and tells the log
   * @param afterHandOver called when lanes have something new to do
   */
  Disabling(
      Function<Supplier<List<Event>>, List<Accepted>> writer,
      SubscriptionStore subscriptions,
      AuditStore audit,
      FailingStore failing,
      SubscriptionIndex index,
      Ids ids,
      InstantSource clock,
      DatabaseWatch watch,
      Runnable afterHandOver) {
    this.writer = writer;
    this.subscriptions = subscriptions;
    this.audit = audit;
    this.failing = failing;
    this.index = index;
    this.ids = ids;
    this.clock = clock;
    this.watch = watch;
    this.afterHandOver = afterHandOver;
  }

  /**
   * Disables a subscription now, or as soon as the database takes it.
   *
   * @param reason why, for its owner
   * @param since since when every attempt has failed, or null
   */
  void disable(UUID subscription, String reason, Instant since) {
    Wish wish = new Wish(reason, since);
    wishes.put(subscription, wish);
    fulfil(subscription, wish);
  }

  /** Tries again what the database did not take. */
  void turn() {
    wishes.forEach(this::fulfil);
  }

  private void fulfil(UUID id, Wish wish) {
    Subscription subscription = index.byId(id);
    try {
      if (subscription != null && subscription.enabled()) {
        boolean news = !writer.apply(() -> disabled(subscription, wish)).isEmpty();
        subscriptions.announce();
        afterHandOver.run();
        if (news) {
          LOG.warn(
              "tenant {} subscription {} is disabled: {}; what it is owed is held until it is enabled",
              subscription.tenant(),
              id,
              wish.since == null ? wish.reason : wish.reason + " since " + wish.since);
        }
      }
      wishes.remove(id, wish);
    } catch (RuntimeException e) {
      watch.troubled("disable a subscription", e);
    }
  }

  private List<Event> disabled(Subscription subscription, Wish wish) {
    boolean news = subscriptions.disable(subscription.id(), wish.reason);
    failing.forget(List.of(subscription.id()));
    if (!news) {
      return List.of();
    }
    audit.record(Actor.GATEWAY, List.of(SubscriptionActs.disabled(subscription, wish.reason)));
    return List.of(event(subscription, wish));
  }

  private Event event(Subscription subscription, Wish wish) {
    Instant now = clock.instant();
    ObjectNode payload =
        JsonNodeFactory.instance
            .objectNode()
            .put("subscription", subscription.id().toString())
            .put("dialect", subscription.dialect())
            .put("url", subscription.url())
            .put("reason", wish.reason)
            .put("since", wish.since == null ? null : wish.since.toString())
            .put("at", now.toString());
    return new Event(
        ids.next(),
        subscription.tenant(),
        Operational.SOURCE,
        Operational.SUBSCRIPTION_DISABLED,
        subscription.id().toString(),
        payload.toString().getBytes(StandardCharsets.UTF_8),
        now,
        now,
        null);
  }

  private record Wish(String reason, Instant since) {}
}
