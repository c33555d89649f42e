package dev.switchboard.crash;

import dev.switchboard.crash.Scenario.Result;
import java.util.List;

/**
 * What a scenario came to in all rounds together. There is no count of what was lost in it: a round
 * that lost anything ends the run.
 *
 * @param title of the scenario
 * @param rounds how often it was played
 */
record Tally(
    String title,
    int rounds,
    int blows,
    int acknowledged,
    int unpromised,
    int deliveries,
    int duplicates,
    int inFlight,
    Detail detail) {

  /** The head of the table. */
  static final List<String> HEAD =
      List.of(
          "| | times | acknowledged | lost | kept without acknowledgment, whole | deliveries"
              + " | came again | leased at a kill | |",
          "|---|--:|--:|--:|--:|--:|--:|--:|---|");

  /** Of one round. */
  static Tally of(Scenario scenario, Result result) {
    Balance balance = result.balance();
    return new Tally(
        scenario.title(),
        1,
        result.blows(),
        balance.acknowledged(),
        balance.unpromised(),
        balance.deliveries(),
        balance.duplicates(),
        balance.inFlight(),
        result.detail());
  }

  /** This and more rounds of the same scenario. */
  Tally and(Tally more) {
    return new Tally(
        title,
        rounds + more.rounds,
        blows + more.blows,
        acknowledged + more.acknowledged,
        unpromised + more.unpromised,
        deliveries + more.deliveries,
        duplicates + more.duplicates,
        inFlight + more.inFlight,
        detail.and(more.detail));
  }

  /** Its line of the table. */
  String line() {
    return "| %s | %d | %d | 0 | %d | %d | %d | %d | %s |"
        .formatted(
            title, blows, acknowledged, unpromised, deliveries, duplicates, inFlight, detail);
  }
}
