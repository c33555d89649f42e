package dev.switchboard.bench.load;

import java.util.Arrays;

/** Times of a round, in microseconds: all of them are kept, so that a percentile is exact. */
public final class Percentiles {
  private final int[] sorted;

  /**
   * @param micros times, of which the first {@code count} are set
   */
  Percentiles(int[] micros, int count) {
    sorted = Arrays.copyOf(micros, count);
    Arrays.sort(sorted);
  }

  /**
   * The time that a share of all are not longer than.
   *
   * @param share above 0, at most 1
   * @return milliseconds; 0 when there are none
   */
  public double millis(double share) {
    if (sorted.length == 0) {
      return 0;
    }
    return sorted[(int) Math.ceil(share * sorted.length) - 1] / 1000.0;
  }
}
