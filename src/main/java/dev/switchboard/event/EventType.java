package dev.switchboard.event;

import java.util.regex.Pattern;

/**
 * The rule for names of event types: words of letters, digits, {@code _} and {@code -}, joined by
 * dots.
 */
public final class EventType {
  private static final int LONGEST = 128;
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*");

  private EventType() {}

  /** Tells whether {@code name} may name an event type. */
  public static boolean isValid(String name) {
    return name != null && name.length() <= LONGEST && NAME.matcher(name).matches();
  }
}
