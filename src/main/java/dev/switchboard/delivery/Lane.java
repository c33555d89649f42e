package dev.switchboard.delivery;

import java.util.UUID;

/**
 * One subscription's bounded share of the node: what waits for it in memory, how much of it is in
 * flight, and whether more of it waits in SQL. Owned by {@link Lanes}, under its lock.
 */
final class Lane {
  final UUID subscription;
  final LaneHealth health;
  final LaneQueue queue = new LaneQueue();
  int reserved;
  int inFlight;
  boolean listed;

  /** Whether rows of this lane wait in SQL, so that later ones must queue up behind them. */
  boolean spilled;

  /** How often a row was sent to SQL; tells whether more went there since somebody looked. */
  long spills;

  /** Rows sent to SQL whose transaction is still open. */
  int spilling;

  Lane(UUID subscription, LaneLimits limits) {
    this.subscription = subscription;
    this.health = new LaneHealth(limits);
  }

  int held() {
    return reserved + queue.size();
  }

  boolean hasRoomInFlight() {
    return inFlight < health.limit();
  }

  boolean isIdle() {
    return inFlight == 0 && held() == 0 && !spilled && spilling == 0;
  }
}
