package dev.switchboard.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.access.Tokens;
import java.time.Instant;

/**
 * Reads what an event is about and when it happened from fields that producers fill as they like. A
 * field that makes no sense says nothing, rather than costing the event.
 */
public final class EventFields {
  private static final int LONGEST_KEY = 200;
  private static final long LATEST = Instant.parse("2200-01-01T00:00:00Z").toEpochMilli();

  private EventFields() {}

  /**
   * An ordering key.
   *
   * @return null when the field is absent, empty or no scalar; the hash of a text that is too long,
   *     or not plain enough, to be stored as it is
   */
  public static String key(JsonNode field) {
    if (!field.isValueNode() || field.isNull() || field.asText().isBlank()) {
      return null;
    }
    String text = field.asText();
    boolean plain = text.length() <= LONGEST_KEY && text.chars().noneMatch(Character::isISOControl);
    return plain ? text : Tokens.lookup(text);
  }

  /** A time in milliseconds since 1970; null when the field is none. */
  public static Instant millis(JsonNode field) {
    return time(field, 1);
  }

  /** A time in seconds since 1970; null when the field is none. */
  public static Instant seconds(JsonNode field) {
    return time(field, 1000);
  }

  private static Instant time(JsonNode field, int factor) {
    if (!field.isIntegralNumber() || !field.canConvertToLong()) {
      return null;
    }
    long value = field.longValue();
    return value > 0 && value < LATEST / factor ? Instant.ofEpochMilli(value * factor) : null;
  }
}
