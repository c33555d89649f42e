package dev.switchboard.dialect.standard;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.dialect.Refusal;
import java.time.Duration;
import java.util.Iterator;
import java.util.Set;

/** Numbers, times and objects of the native API, read and shown. */
final class Numbers {
  private static final double MOST_SECONDS = 1_000_000_000;

  private Numbers() {}

  /**
   * A whole number from 1.
   *
   * @param member its name, for the refusal
   * @throws Refusal 422 when it is none, or above {@code most}
   */
  static int whole(JsonNode node, String member, int most) {
    if (!node.isIntegralNumber()
        || !node.canConvertToInt()
        || node.intValue() < 1
        || node.intValue() > most) {
      throw new Refusal(422, member + " must be a whole number from 1 to " + most);
    }
    return node.intValue();
  }

  /** A time given in seconds, to the millisecond; null when the node is no such number. */
  static Duration seconds(JsonNode node) {
    boolean sensible = node.isNumber() && Math.abs(node.doubleValue()) <= MOST_SECONDS;
    return sensible ? Duration.ofMillis(Math.round(node.doubleValue() * 1000)) : null;
  }

  /** Whether there is a time, and it is within these bounds. */
  static boolean isIn(Duration time, Duration shortest, Duration longest) {
    return time != null && time.compareTo(shortest) >= 0 && time.compareTo(longest) <= 0;
  }

  /** A time as a number of seconds; null for null. */
  static Number shown(Duration time) {
    return time == null ? null : shown(time.toMillis() / 1000.0);
  }

  /** A number, without a fraction where it is whole. */
  static Number shown(double value) {
    return value == Math.rint(value) ? (Number) (long) value : (Number) value;
  }

  /**
   * Refuses what is no object, or has other members.
   *
   * @param member the object's own name
   * @throws Refusal 422
   */
  static void requireObject(JsonNode node, String member, Set<String> known) {
    if (!node.isObject()) {
      throw new Refusal(422, member + " must be an object");
    }
    for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!known.contains(name)) {
        throw new Refusal(422, "unknown field: " + member + "." + name);
      }
    }
  }
}
