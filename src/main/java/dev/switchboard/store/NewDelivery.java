package dev.switchboard.store;

import dev.switchboard.delivery.DeliveryState;
import dev.switchboard.event.Event;
import java.util.UUID;

/**
 * A delivery about to be born.
 *
 * @param state pending, or held when its subscription is disabled
 * @param owner the incarnation that keeps it in memory, or null when it waits in SQL
 */
public record NewDelivery(
    UUID id, Event event, UUID subscription, DeliveryState state, UUID owner) {}
