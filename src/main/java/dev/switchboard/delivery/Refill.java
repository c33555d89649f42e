package dev.switchboard.delivery;

import java.util.UUID;

/**
 * Room in a lane for rows of its subscription that wait in SQL.
 *
 * @param most how many may be brought
 * @param mark to be handed back to {@link Lanes#drained}
 */
public record Refill(UUID subscription, int most, long mark) {}
