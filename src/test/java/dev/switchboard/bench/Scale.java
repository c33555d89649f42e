package dev.switchboard.bench;

/**
 * How much is measured.
 *
 * @param name how it was asked for
 * @param warmUp the most events before the first round, so that what counts runs compiled
 * @param deliveries in a closed-loop round
 * @param steadySeconds length of a round at a fixed rate
 * @param rounds of which the median counts
 * @param stock what is there before a measurement
 * @param laps of a run that goes on and on
 */
record Scale(
    String name,
    int warmUp,
    int deliveries,
    int steadySeconds,
    int rounds,
    Stock stock,
    Laps laps) {
  /** Enough for figures to be quoted. */
  static final Scale FULL =
      new Scale(
          "full",
          200_000,
          60_000,
          20,
          3,
          new Stock(200_000, 10_000_000, 100_000),
          new Laps(30, 60));

  /** Enough to see that everything works. */
  static final Scale QUICK =
      new Scale("quick", 1_000, 1_000, 2, 1, new Stock(5_000, 100_000, 10_000), new Laps(5, 2));

  /** The least that every part of a run has something to do with. */
  static final Scale SMOKE =
      new Scale("smoke", 200, 200, 1, 1, new Stock(400, 1_000, 1_000), new Laps(3, 1));

  /**
   * What is there before a measurement.
   *
   * @param backlog deliveries that wait for their subscriber
   * @param finished deliveries that are over, whose rows are still kept
   * @param subscriptions of all tenants
   */
  record Stock(int backlog, int finished, int subscriptions) {}

  /**
   * A run that goes on and on.
   *
   * @param count how often something is noted, at the end of each lap
   * @param seconds length of a lap
   */
  record Laps(int count, int seconds) {}

  /** The same scale with an endurance run of so many minutes. */
  Scale lasting(int minutes) {
    return new Scale(name, warmUp, deliveries, steadySeconds, rounds, stock, new Laps(minutes, 60));
  }

  /** For conditions, in words. */
  String roundsInWords() {
    return rounds == 1 ? "one round" : "median of " + rounds + " rounds";
  }
}
