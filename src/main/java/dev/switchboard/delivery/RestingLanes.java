package dev.switchboard.delivery;

import java.util.PriorityQueue;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * The lanes set aside until their next token, the soonest first. Times are monotonic, in
 * nanoseconds. Owned by {@link Lanes}, under its lock.
 */
final class RestingLanes {
  private final PriorityQueue<Lane> lanes =
      new PriorityQueue<>((one, other) -> Long.compare(one.restsUntil - other.restsUntil, 0));
  private final LongConsumer wakeIn;

  /**
   * @param wakeIn told how long it takes until a lane has rested
   */
  RestingLanes(LongConsumer wakeIn) {
    this.wakeIn = wakeIn;
  }

  boolean isEmpty() {
    return lanes.isEmpty();
  }

  void add(Lane lane, long now, long wait) {
    lane.restsUntil = now + wait;
    lanes.add(lane);
    if (lanes.peek() == lane) {
      wakeIn.accept(wait);
    }
  }

  /** Lets the lanes go that have rested for long enough. */
  void release(long now, Consumer<Lane> rested) {
    boolean any = false;
    while (!lanes.isEmpty() && lanes.peek().restsUntil - now <= 0) {
      rested.accept(lanes.poll());
      any = true;
    }
    if (any && !lanes.isEmpty()) {
      wakeIn.accept(lanes.peek().restsUntil - now);
    }
  }

  void clear(Consumer<Lane> rested) {
    lanes.forEach(rested);
    lanes.clear();
  }
}
