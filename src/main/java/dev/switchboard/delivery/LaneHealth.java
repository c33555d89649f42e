package dev.switchboard.delivery;

import java.util.concurrent.TimeUnit;

/**
 * How many attempts one subscription may have in flight, from how its last ones went: one more for
 * each success, half after a failure (at most once a second, so that the failures of one bad moment
 * count once), and a single probe at a time after a streak of failures. Not safe for use by many
 * threads.
 */
final class LaneHealth {
  private static final int PROBING_AFTER = 5;
  private static final long BETWEEN_HALVINGS = TimeUnit.SECONDS.toNanos(1);

  private final int ceiling;
  private int limit;
  private int streak;
  private boolean proven;
  private boolean halvedOnce;
  private long halvedAt;

  LaneHealth(LaneLimits limits) {
    this.ceiling = limits.ceiling();
    this.limit = Math.min(limits.start(), limits.ceiling());
  }

  /** How many attempts may be in flight now. */
  int limit() {
    return streak >= PROBING_AFTER ? 1 : limit;
  }

  /** Whether it has yet to show that it works, or has failed since. */
  boolean isSuspect() {
    return !proven || streak > 0;
  }

  /** Whether nothing has been learnt about it. */
  boolean isUntried() {
    return !proven && streak == 0;
  }

  void succeeded() {
    proven = true;
    streak = 0;
    limit = Math.min(ceiling, limit + 1);
  }

  /**
   * @param now monotonic, in nanoseconds
   */
  void failed(long now) {
    streak++;
    if (!halvedOnce || now - halvedAt >= BETWEEN_HALVINGS) {
      limit = Math.max(1, limit / 2);
      halvedOnce = true;
      halvedAt = now;
    }
  }

  /**
   * An answer that says nothing about how much the subscriber can take, but shows that it is there.
   */
  void answered() {
    proven = true;
  }
}
