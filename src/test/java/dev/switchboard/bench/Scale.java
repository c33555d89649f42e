package dev.switchboard.bench;

/**
 * How much is measured.
 *
 * @param name how it was asked for
 * @param warmUp deliveries before the first round, so that what counts runs compiled
 * @param deliveries in a closed-loop round
 * @param steadySeconds length of a round at a fixed rate
 * @param rounds of which the median counts
 */
record Scale(String name, int warmUp, int deliveries, int steadySeconds, int rounds) {
  /** Enough for figures to be quoted. */
  static final Scale FULL = new Scale("full", 200_000, 60_000, 20, 3);

  /** Enough to see that everything works. */
  static final Scale QUICK = new Scale("quick", 1_000, 1_000, 2, 1);

  /** The least that every part of a run has something to do with. */
  static final Scale SMOKE = new Scale("smoke", 200, 200, 1, 1);

  /** For conditions, in words. */
  String roundsInWords() {
    return rounds == 1 ? "one round" : "median of " + rounds + " rounds";
  }
}
