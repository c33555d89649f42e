package dev.switchboard.delivery;

import java.time.Duration;

/**
 * How one attempt ended, as seen on the wire.
 *
 * @param kind what ended it
 * @param status the HTTP status; 0 when there was no answer
 * @param took from the first step of the attempt to its end
 * @param error the class of the error that ended it, or null
 * @param excerpt the first bytes of the subscriber's answer; empty when there was none
 * @param retryAfter the subscriber's wish for a pause, or null
 */
public record Outcome(
    Kind kind, int status, Duration took, String error, byte[] excerpt, Duration retryAfter) {

  /** What ended an attempt. */
  public enum Kind {
    /** The subscriber answered; the status tells the rest. */
    ANSWERED,
    /** The address is one we do not send to. */
    EGRESS_DENIED,
    /** The deadline passed. */
    TIMEOUT,
    /** No connection, or it broke. */
    CONNECTION_ERROR,
    /** An error of our own. */
    INTERNAL_ERROR
  }

  /** An answer of {@code status}. */
  public static Outcome answered(int status, Duration took, byte[] excerpt, Duration retryAfter) {
    return new Outcome(Kind.ANSWERED, status, took, null, excerpt, retryAfter);
  }

  /** An attempt that got no answer. */
  public static Outcome failed(Kind kind, Duration took, Throwable error) {
    return new Outcome(kind, 0, took, error.getClass().getName(), new byte[0], null);
  }
}
