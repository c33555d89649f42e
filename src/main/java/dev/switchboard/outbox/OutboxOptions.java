package dev.switchboard.outbox;

import dev.switchboard.delivery.LaneLimits;
import java.time.Duration;

/**
 * How the outbox works.
 *
 * @param lanes how much of the node lanes may use
 * @param committers how many transactions may store events at the same time
 * @param claimEvery the pause between looks for due deliveries
 * @param beatEvery the pause between signs of life
 * @param silence how long nodes may give none
 * @param releaseBatch how many held deliveries of a subscription are queued again at a time
 * @param disableAfter after what time of nothing but failed attempts a subscription is disabled;
 *     zero for never
 * @param stopWithin how long the outbox's own part of a stop may take
 * @param receipts of how many of a request's events it is remembered what became of them
 */
public record OutboxOptions(
    LaneLimits lanes,
    int committers,
    Duration claimEvery,
    Duration beatEvery,
    Silence silence,
    int releaseBatch,
    Duration disableAfter,
    Duration stopWithin,
    int receipts) {
  private static final int BEATS = 3;

  /**
   * @throws IllegalArgumentException when one sign of life that is late would already make a node
   *     stop
   */
  public OutboxOptions {
    if (beatEvery.multipliedBy(BEATS).compareTo(silence.doubted()) > 0) {
      throw new IllegalArgumentException(
          "a sign of life every %s is too seldom for nodes that are taken for dead after %s"
              .formatted(beatEvery, silence.dead()));
    }
  }
}
