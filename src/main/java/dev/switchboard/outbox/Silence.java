package dev.switchboard.outbox;

import java.time.Duration;

/**
 * How long a node may give no sign of life. It stops attempts well before others take it for dead,
 * so that no delivery is attempted by two of them; both times follow from one, so that none can be
 * set without the other.
 *
 * @param dead after what silence others take over what a node holds; must be the same on every node
 */
public record Silence(Duration dead) {
  private static final Duration SHORTEST = Duration.ofSeconds(3);

  /**
   * @throws IllegalArgumentException when that is less than 3 s: a pause of the process or of its
   *     database would be taken for its death
   */
  public Silence {
    if (dead.compareTo(SHORTEST) < 0) {
      throw new IllegalArgumentException(
          "a node cannot be taken for dead after " + dead + " already: " + SHORTEST + " at least");
    }
  }

  /** After what silence of its own a node attempts nothing: two thirds of the time. */
  public Duration doubted() {
    return dead.multipliedBy(2).dividedBy(3);
  }

  /** How long the answer to one sign of life may take: a third of the time. */
  public Duration answer() {
    return dead.dividedBy(3);
  }
}
