package dev.switchboard.subscription;

/**
 * What a subscription may choose about how it is delivered to.
 *
 * @param ordering in which order deliveries of one key go out
 * @param concurrency the most attempts in flight on a node; null for the configured ceiling
 * @param rate how fast it may be called on a node; null for as fast as it takes
 * @param redelivery what it says about its retries
 */
public record Preferences(
    Ordering ordering, Integer concurrency, Rate rate, Redelivery redelivery) {

  /** What a subscription has that chose nothing. */
  public static final Preferences USUAL =
      new Preferences(Ordering.BEST_EFFORT, null, null, Redelivery.USUAL);
}
