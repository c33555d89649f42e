package dev.switchboard.event;

import java.time.Instant;

/**
 * What a dialect made of one posted document.
 *
 * @param type the event type, or null when the document is none this family knows
 * @param orderingKey what the event is about, or null
 * @param occurredAt when it happened, or null when the document does not tell
 * @param reason why {@code type} is null, in words a producer can act on; else null
 */
public record Recognition(String type, String orderingKey, Instant occurredAt, String reason) {

  /** A document of a known type. */
  public static Recognition of(String type, String orderingKey, Instant occurredAt) {
    return new Recognition(type, orderingKey, occurredAt, null);
  }

  /** A document this family does not know, and why. */
  public static Recognition unknown(String reason) {
    return new Recognition(null, null, null, reason);
  }
}
