package dev.switchboard.delivery;

import dev.switchboard.subscription.Ordering;
import dev.switchboard.subscription.Preferences;
import dev.switchboard.subscription.Rate;
import java.util.UUID;
import java.util.function.LongSupplier;

/**
 * One subscription's bounded share of the node: what waits for it in memory, how much of it is in
 * flight, and whether more of it waits in SQL. Owned by {@link Lanes}, under its lock.
 */
final class Lane {
  final UUID subscription;
  final LaneHealth health;
  final LaneQueue queue = new LaneQueue();

  /** The tokens its attempts take; null while its subscription names no rate. */
  TokenBucket bucket;

  /** When it has rested for long enough, monotonic, in nanoseconds. */
  long restsUntil;

  int reserved;

  /** Payload bytes it has in memory, those in flight included. */
  long bytes;

  int inFlight;
  boolean listed;

  /** Whether rows of this lane wait in SQL, so that later ones must queue up behind them. */
  boolean spilled;

  /** How often a row was sent to SQL; tells whether more went there since somebody looked. */
  long spills;

  /** Rows sent to SQL whose transaction is still open. */
  int spilling;

  private Preferences preferences = Preferences.USUAL;

  Lane(UUID subscription, LaneLimits limits) {
    this.subscription = subscription;
    this.health = new LaneHealth(limits);
  }

  int held() {
    return reserved + queue.size();
  }

  /**
   * Obeys what its subscription chose, from now on.
   *
   * @param nanos a monotonic clock, in nanoseconds
   */
  void prefer(Preferences chosen, LongSupplier nanos) {
    if (chosen == preferences) {
      return;
    }
    preferences = chosen;
    Rate rate = chosen.rate();
    if (rate == null) {
      bucket = null;
    } else if (bucket == null) {
      bucket = new TokenBucket(rate, nanos.getAsLong());
    } else if (!bucket.rate().equals(rate)) {
      bucket = bucket.at(rate, nanos.getAsLong());
    }
  }

  /** Whether deliveries of one key go one at a time. */
  boolean isKeyed() {
    return preferences.ordering() != Ordering.NONE;
  }

  boolean hasRoomInFlight() {
    Integer chosen = preferences.concurrency();
    return inFlight < health.limit() && (chosen == null || inFlight < chosen);
  }

  boolean isIdle() {
    return inFlight == 0 && held() == 0 && !spilled && spilling == 0 && bucket == null;
  }
}
