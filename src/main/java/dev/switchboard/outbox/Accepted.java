package dev.switchboard.outbox;

import java.util.UUID;

/**
 * An event that is committed.
 *
 * @param deliveries how many subscriptions it is owed to
 */
public record Accepted(UUID id, String type, int deliveries) {
  /** The exchange property with a {@code List} of the first events that it committed, in order. */
  public static final String COMMITTED = "outbox.committed";
}
