package dev.switchboard.signing;

import java.time.DateTimeException;
import java.time.Instant;

/**
 * A key of a ring.
 *
 * @param key what signs
 * @param until when it signs no more; null while it is there to stay
 */
public record HeldKey(SigningKey key, Instant until) {

  static HeldKey parse(String line) {
    int space = line.indexOf(' ');
    if (space < 0) {
      return new HeldKey(SigningKey.parse(line), null);
    }
    try {
      return new HeldKey(
          SigningKey.parse(line.substring(0, space)), Instant.parse(line.substring(space + 1)));
    } catch (DateTimeException quotingTheLine) {
      throw new IllegalArgumentException("a key's end is a time");
    }
  }

  String text() {
    return until == null ? key.text() : key.text() + " " + until;
  }

  boolean signsAt(Instant now) {
    return until == null || now.isBefore(until);
  }

  HeldKey goingBy(Instant end) {
    return until != null && until.isBefore(end) ? this : new HeldKey(key, end);
  }
}
