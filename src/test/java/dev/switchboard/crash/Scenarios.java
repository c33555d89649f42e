package dev.switchboard.crash;

import java.util.List;
import java.util.stream.Collectors;

/** All scenarios, in the order in which they are played. */
final class Scenarios {
  // Those that wait longest first.
  static final List<Scenario> ALL =
      List.of(
          new KilledGateway(Scenario.Base.POSTGRESQL),
          new KilledGateway(Scenario.Base.H2),
          new CutConnections(),
          new KilledNeighbour(),
          new StoppedDatabase());

  private Scenarios() {}

  /**
   * The scenario of that name.
   *
   * @throws IllegalArgumentException when there is none
   */
  static Scenario named(String name) {
    for (Scenario one : ALL) {
      if (one.name().equals(name)) {
        return one;
      }
    }
    throw new IllegalArgumentException(
        "no scenario is named "
            + name
            + "; there are "
            + ALL.stream().map(Scenario::name).collect(Collectors.joining(", ")));
  }
}
