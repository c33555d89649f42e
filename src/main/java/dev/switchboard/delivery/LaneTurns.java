package dev.switchboard.delivery;

import dev.switchboard.subscription.Preferences;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Whose turn it is to start an attempt, and how many are in flight. Owned by {@link Lanes}, under
 * its lock.
 */
final class LaneTurns {
  // A lane that rests longer is looked at in between, for its subscription may have changed.
  private static final long LONGEST_REST = TimeUnit.SECONDS.toNanos(1);

  private final LaneLimits limits;
  private final Function<UUID, Preferences> preferences;
  private final LongSupplier nanos;
  private final LaneLine line;
  private int inFlight;
  private int suspectsInFlight;

  LaneTurns(
      LaneLimits limits,
      Function<UUID, Preferences> preferences,
      LongSupplier nanos,
      LongConsumer wakeIn) {
    this.limits = limits;
    this.preferences = preferences;
    this.nanos = nanos;
    this.line = new LaneLine(wakeIn);
  }

  int inFlight() {
    return inFlight;
  }

  /** Puts a lane in line if it has something to do and may do it. */
  void enlist(Lane lane) {
    if (lane.queue.size() > 0 && lane.hasRoomInFlight()) {
      line.add(lane);
    }
  }

  /** The next delivery to attempt, now in flight; null when none may start. */
  Delivery take() {
    if (line.hasResting()) {
      line.admitRested(nanos.getAsLong());
    }
    while (inFlight < limits.attempts()) {
      Lane lane = line.poll();
      if (lane == null) {
        return null;
      }
      lane.prefer(preferences.apply(lane.subscription), nanos);
      Delivery next =
          lane.hasRoomInFlight() && mayStart(lane) ? lane.queue.take(lane.isKeyed()) : null;
      if (next != null) {
        start(lane);
        return next;
      }
    }
    return null;
  }

  private boolean mayStart(Lane lane) {
    // First of all, so that none of the lanes set aside below is without a token when admitted.
    if (lane.bucket != null) {
      long now = nanos.getAsLong();
      long wait = lane.bucket.untilNext(now);
      if (wait > 0) {
        line.setAsideToRest(lane, now, Math.min(wait, LONGEST_REST));
        return false;
      }
    }
    if (lane.health.isSuspect() && suspectsInFlight >= limits.suspectAttempts()) {
      line.setAsideAsSuspect(lane);
      return false;
    }
    if (isBusy() && lane.inFlight >= limits.share()) {
      line.setAsideAsGreedy(lane);
      return false;
    }
    return true;
  }

  private void start(Lane lane) {
    if (lane.bucket != null) {
      lane.bucket.take();
    }
    lane.inFlight++;
    inFlight++;
    suspectsInFlight += lane.health.isSuspect() ? 1 : 0;
    enlist(lane);
  }

  /**
   * An attempt has ended.
   *
   * @param how what it says about the subscriber
   * @param now monotonic, in nanoseconds
   */
  void end(Lane lane, Signal how, long now) {
    boolean wasSuspect = lane.health.isSuspect();
    switch (how) {
      case SUCCESS -> lane.health.succeeded();
      case SLOW_DOWN -> lane.health.failed(now);
      case ANSWER -> lane.health.answered();
      case NONE -> {}
    }
    suspectsInFlight -= wasSuspect ? lane.inFlight : 0;
    lane.inFlight--;
    suspectsInFlight += lane.health.isSuspect() ? lane.inFlight : 0;
    inFlight--;
    if (suspectsInFlight < limits.suspectAttempts()) {
      line.admitSuspect();
    }
    if (!isBusy()) {
      line.admitGreedy();
    } else if (lane.inFlight < limits.share()) {
      line.admitGreedy(lane);
    }
    enlist(lane);
  }

  /** Takes every lane out of line. */
  void clear() {
    line.clear();
  }

  private boolean isBusy() {
    return inFlight - suspectsInFlight >= limits.attempts() / 4;
  }
}
