package dev.switchboard.delivery;

import java.time.Instant;
import java.util.UUID;

/**
 * An attempt that failed, for the record.
 *
 * @param number 1 for the first
 * @param at when it ended
 * @param status the answer's HTTP status, or null when there was none
 * @param tookMillis how long it took
 * @param error the class of the error that ended it, or null
 * @param excerpt the first bytes of the answer; empty when there was none
 */
public record FailedAttempt(
    UUID delivery,
    int number,
    Instant at,
    Integer status,
    int tookMillis,
    String error,
    byte[] excerpt) {

  private static final int LONGEST_ERROR = 200;

  /** An attempt whose error fits its column. */
  public FailedAttempt {
    // A name of a generated class can be longer; it must not make a whole batch of outcomes fail.
    if (error != null && error.length() > LONGEST_ERROR) {
      error = error.substring(0, LONGEST_ERROR);
    }
  }
}
