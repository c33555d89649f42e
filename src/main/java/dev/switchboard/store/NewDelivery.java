package dev.switchboard.store;

import dev.switchboard.delivery.DeliveryState;
import dev.switchboard.event.Event;
import java.util.UUID;

/**
 * A delivery about to be born.
 *
 * @param state pending, or held when its subscription is disabled
 * @param owner the incarnation that keeps it in memory, or null when it waits in SQL
 * @param strict whether it is to wait in SQL until all of its key that were accepted before it have
 *     come to their ends
 */
public record NewDelivery(
    UUID id, Event event, UUID subscription, DeliveryState state, UUID owner, boolean strict) {

  /** One that waits for no other. */
  public NewDelivery(UUID id, Event event, UUID subscription, DeliveryState state, UUID owner) {
    this(id, event, subscription, state, owner, false);
  }
}
