package dev.switchboard.bench.load;

/**
 * What a generator's round came to.
 *
 * @param accepted answers of 202
 * @param refused other answers
 * @param startedMicros when the first event was due
 * @param endedMicros when the last answer was there
 * @param answers times from when an event was due to its answer
 */
public record Posted(
    int accepted, int refused, long startedMicros, long endedMicros, Percentiles answers) {

  /** Accepted events a second. */
  public double perSecond() {
    return accepted * 1e6 / (endedMicros - startedMicros);
  }
}
