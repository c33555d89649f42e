package dev.switchboard.delivery;

import dev.switchboard.event.Event;
import dev.switchboard.subscription.Subscription;
import java.util.List;

/**
 * Events that the gateway itself makes, about a tenant's subscriptions. They have a source of their
 * own and reach only who names it: somebody who wants everything that happens in a telephone system
 * has not asked for news about webhooks.
 */
public final class Operational {
  /** The source of such events. */
  public static final String SOURCE = "switchboard";

  /** The gateway has disabled a subscription. */
  public static final String SUBSCRIPTION_DISABLED = "subscription.disabled";

  private Operational() {}

  /**
   * Who gets an event.
   *
   * @param event of any source; an operational one has as its ordering key the id of the
   *     subscription that it is about, which does not get it
   * @param matching the subscriptions that want events of its source and type
   * @return of {@code matching} those that are to have it
   */
  public static List<Subscription> audience(Event event, List<Subscription> matching) {
    if (!event.source().equals(SOURCE)) {
      return matching;
    }
    return matching.stream()
        .filter(subscription -> subscription.sources().contains(SOURCE))
        .filter(subscription -> !subscription.id().toString().equals(event.orderingKey()))
        .toList();
  }
}
