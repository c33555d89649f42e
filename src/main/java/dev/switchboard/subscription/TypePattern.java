package dev.switchboard.subscription;

import dev.switchboard.event.EventType;

/**
 * What event types a subscription wants: one exact type, everything under a prefix ({@code
 * call.*}), or everything ({@code *}).
 *
 * @param text the pattern as written
 */
public record TypePattern(String text) {

  /**
   * @throws IllegalArgumentException when {@code text} is no pattern
   */
  public TypePattern {
    if (!isValid(text)) {
      throw new IllegalArgumentException("not an event type or a trailing wildcard: " + text);
    }
  }

  /**
   * Tells whether {@code text} is an event type, {@code *}, or a type prefix followed by {@code
   * .*}.
   */
  public static boolean isValid(String text) {
    if (text == null) {
      return false;
    }
    return text.equals("*")
        || EventType.isValid(text.endsWith(".*") ? text.substring(0, text.length() - 2) : text);
  }

  /** Tells whether an event of {@code type} is wanted. */
  public boolean matches(String type) {
    if (text.equals("*")) {
      return true;
    }
    if (text.endsWith(".*")) {
      return type.startsWith(text.substring(0, text.length() - 1));
    }
    return text.equals(type);
  }
}
