package dev.switchboard.bench.load;

/** When each event of a round is due. */
@FunctionalInterface
public interface Pace {

  /** Nanoseconds after the start of the round at which an event is due, counted from 0. */
  long dueNanos(int index);

  /** The next event as soon as a connection is free. */
  static Pace closedLoop() {
    return index -> 0;
  }

  /**
   * A fixed rate, whatever the answers take. An event that finds no connection free is posted late
   * and still counts from when it was due.
   */
  static Pace perSecond(int events) {
    return index -> index * 1_000_000_000L / events;
  }
}
