package dev.switchboard.delivery;

import dev.switchboard.event.Event;
import java.util.UUID;

/**
 * One event owed to one subscription: the unit of durability, retry, search and replay.
 *
 * @param id its own id, apart from the event's: a replay delivers the same event under a new one
 * @param event what is delivered; null when it was claimed and its event cannot be read: then it
 *     goes no further than to a failed attempt
 * @param subscription the id of the subscription it is owed to
 * @param attempts how many attempts have been made so far
 * @param strict whether others of its key wait until it has come to its end
 */
public record Delivery(UUID id, Event event, UUID subscription, int attempts, boolean strict) {

  /** One that nothing waits for. */
  public Delivery(UUID id, Event event, UUID subscription, int attempts) {
    this(id, event, subscription, attempts, false);
  }
}
