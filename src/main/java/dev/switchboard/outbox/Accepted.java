package dev.switchboard.outbox;

import java.util.UUID;

/**
 * An event that is committed.
 *
 * @param deliveries how many subscriptions it is owed to
 */
public record Accepted(UUID id, String type, int deliveries) {}
