package dev.switchboard.fuzz;

import java.time.Duration;
import java.util.Random;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;

/**
 * Runs a check on one made-up input after the other until its time is over. Chance comes from
 * jqwik, which tells the seed of a failed run and begins the next run with it.
 */
final class Fuzz {
  private static final Duration TIME = Duration.ofSeconds(Long.getLong("fuzz.seconds", 1));

  private Fuzz() {}

  /** Something that must hold for an input. */
  @FunctionalInterface
  interface Check<T> {
    void holdsFor(T input) throws Exception;
  }

  /**
   * @param input makes an input; printing it tells what it was
   * @return how many inputs there were
   * @throws AssertionError for the first input that the check fails for
   */
  static <T> int run(Function<Random, T> input, Check<T> check) {
    long end = System.nanoTime() + TIME.toNanos();
    var inputs = Arbitraries.randomValue(input).sampleStream().iterator();
    int count = 0;
    while (System.nanoTime() < end) {
      T next = inputs.next();
      try {
        check.holdsFor(next);
      } catch (Throwable failed) {
        throw new AssertionError("after " + count + " others: " + next + "\n" + failed, failed);
      }
      count++;
    }
    return count;
  }
}
