package dev.switchboard.subscription;

/**
 * What a subscription may choose about how it is delivered to.
 *
 * @param ordering in which order deliveries of one key go out
 * @param concurrency the most attempts in flight on a node; null for the configured ceiling
 * @param rate how fast it may be called on a node; null for as fast as it takes
 * @param redelivery what it says about its retries
 * @param tls what is particular to its TLS connections; null for nothing
 */
public record Preferences(
    Ordering ordering, Integer concurrency, Rate rate, Redelivery redelivery, TlsChoice tls) {

  /** What a subscription has that chose nothing. */
  public static final Preferences USUAL =
      new Preferences(Ordering.BEST_EFFORT, null, null, Redelivery.USUAL);

  /** Preferences with nothing particular about TLS. */
  public Preferences(Ordering ordering, Integer concurrency, Rate rate, Redelivery redelivery) {
    this(ordering, concurrency, rate, redelivery, null);
  }

  /** The same with another choice about TLS, or null for none. */
  public Preferences with(TlsChoice other) {
    return new Preferences(ordering, concurrency, rate, redelivery, other);
  }
}
