package dev.switchboard.delivery;

import java.time.Duration;

/**
 * What becomes of a delivery after an attempt, and what its subscription's lane is to learn from
 * it.
 *
 * @param state {@code DELIVERED}, {@code DEAD}, or {@code PENDING} when it is to be tried again
 * @param delay the pause before the next attempt; null unless it is to be tried again
 * @param reason why the attempt failed or the delivery died, at most {@link #LONGEST_REASON}
 *     characters; null when it was delivered
 * @param slowsLane whether the subscriber is overloaded or out of reach, so that fewer attempts
 *     should be in flight
 * @param disablesSubscription whether the subscription is to be disabled, for {@code reason}
 */
public record Verdict(
    DeliveryState state,
    Duration delay,
    String reason,
    boolean slowsLane,
    boolean disablesSubscription) {

  /** How many characters of a reason are kept. */
  public static final int LONGEST_REASON = 200;

  private static final Verdict DELIVERED =
      new Verdict(DeliveryState.DELIVERED, null, null, false, false);
  private static final Verdict GONE = new Verdict(DeliveryState.DEAD, null, "gone", false, true);

  /** A verdict whose reason fits its column. */
  public Verdict {
    // A name of a generated class can be longer; it must not make a whole batch of outcomes fail.
    if (reason != null && reason.length() > LONGEST_REASON) {
      reason = reason.substring(0, LONGEST_REASON);
    }
  }

  /** The subscriber took it. */
  public static Verdict delivered() {
    return DELIVERED;
  }

  /** The subscriber says that nobody will ever listen there again. */
  public static Verdict gone() {
    return GONE;
  }

  /** To be tried again after {@code delay}. */
  public static Verdict retry(Duration delay, String reason, boolean slowsLane) {
    return new Verdict(DeliveryState.PENDING, delay, reason, slowsLane, false);
  }

  /** A dead letter. */
  public static Verdict dead(String reason, boolean slowsLane) {
    return new Verdict(DeliveryState.DEAD, null, reason, slowsLane, false);
  }
}
