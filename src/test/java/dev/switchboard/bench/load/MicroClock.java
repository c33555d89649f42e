package dev.switchboard.bench.load;

/** Microseconds since 1970 that never go back; only differences within this process matter. */
public final class MicroClock {
  private static final long ORIGIN_MICROS = System.currentTimeMillis() * 1000;
  private static final long ORIGIN_NANOS = System.nanoTime();

  private MicroClock() {}

  /** The time now, in microseconds. */
  public static long now() {
    return at(System.nanoTime());
  }

  /** The time of a value of {@link System#nanoTime}, in microseconds. */
  static long at(long nanoTime) {
    return ORIGIN_MICROS + (nanoTime - ORIGIN_NANOS) / 1000;
  }
}
