package dev.switchboard.delivery;

import java.util.ArrayDeque;
import java.util.function.LongConsumer;

/**
 * The lanes that have something to do, in the order of their turns, and those set aside until there
 * is room for them. A lane is in it once at most. Owned by {@link Lanes}, under its lock.
 */
final class LaneLine {
  private final ArrayDeque<Lane> line = new ArrayDeque<>();
  private final ArrayDeque<Lane> suspects = new ArrayDeque<>();
  private final ArrayDeque<Lane> greedy = new ArrayDeque<>();
  private final RestingLanes resting;

  /**
   * @param wakeIn told in how many nanoseconds a lane that is out of tokens has its next one
   */
  LaneLine(LongConsumer wakeIn) {
    resting = new RestingLanes(wakeIn);
  }

  void add(Lane lane) {
    if (!lane.listed) {
      lane.listed = true;
      line.add(lane);
    }
  }

  /** The lane whose turn it is, now out of the line; null when there is none. */
  Lane poll() {
    Lane lane = line.poll();
    if (lane != null) {
      lane.listed = false;
    }
    return lane;
  }

  /** Sets a lane aside because too many attempts of suspect lanes are in flight. */
  void setAsideAsSuspect(Lane lane) {
    lane.listed = true;
    suspects.add(lane);
  }

  /** Sets a lane aside because it has its share of a busy node. */
  void setAsideAsGreedy(Lane lane) {
    lane.listed = true;
    greedy.add(lane);
  }

  /** Sets a lane aside until it has a token. */
  void setAsideToRest(Lane lane, long now, long wait) {
    lane.listed = true;
    resting.add(lane, now, wait);
  }

  /** Whether any lane waits for a token. */
  boolean hasResting() {
    return !resting.isEmpty();
  }

  /** Lets the lanes that have waited for long enough have their turns again. */
  void admitRested(long now) {
    resting.release(now, line::add);
  }

  /** Lets one suspect lane have its turn again. */
  void admitSuspect() {
    Lane lane = suspects.poll();
    if (lane != null) {
      line.add(lane);
    }
  }

  /** Lets all lanes that had their share have their turns again. */
  void admitGreedy() {
    line.addAll(greedy);
    greedy.clear();
  }

  /** Lets one lane that had its share have its turn again. */
  void admitGreedy(Lane lane) {
    if (greedy.remove(lane)) {
      line.add(lane);
    }
  }

  void clear() {
    admitGreedy();
    resting.clear(line::add);
    line.addAll(suspects);
    suspects.clear();
    line.forEach(lane -> lane.listed = false);
    line.clear();
  }
}
