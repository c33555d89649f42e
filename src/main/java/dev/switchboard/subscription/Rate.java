package dev.switchboard.subscription;

/**
 * How fast a subscription may be called, on each node: a bucket of tokens, one an attempt.
 *
 * @param perSecond how many tokens come back in a second; more than 0
 * @param burst how many tokens there are at most, and so how many attempts may start at once after
 *     a rest; at least 1
 */
public record Rate(double perSecond, int burst) {

  /**
   * @throws IllegalArgumentException when it would allow nothing
   */
  public Rate {
    if (!(perSecond > 0) || Double.isInfinite(perSecond) || burst < 1) {
      throw new IllegalArgumentException("a rate must be above 0, and its burst at least 1");
    }
  }
}
