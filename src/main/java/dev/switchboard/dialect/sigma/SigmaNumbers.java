package dev.switchboard.dialect.sigma;

import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Draws the decimal ids of webhooks: nine digits, since clients may keep an id in 32 bits. A number
 * that is taken already is refused by the database's unique index; whoever writes the webhook then
 * applies the change again, which draws another.
 */
public final class SigmaNumbers implements Supplier<String> {
  private static final int LEAST = 100_000_000;
  private static final int BOUND = 1_000_000_000;

  private final RandomGenerator random;

  /**
   * @param random where numbers come from
   */
  public SigmaNumbers(RandomGenerator random) {
    this.random = random;
  }

  @Override
  public String get() {
    return Integer.toString(random.nextInt(LEAST, BOUND));
  }
}
