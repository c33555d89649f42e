package dev.switchboard.bench;

import java.util.List;

/** Everything that can be measured, in the order of the page. */
final class Workloads {
  static final List<Workload> ALL =
      List.of(
          new Throughput("fan-out-1", 1, Throughput.Database.POSTGRESQL),
          new Throughput("fan-out-10", 10, Throughput.Database.POSTGRESQL),
          new Throughput("embedded", 1, Throughput.Database.H2),
          new SteadyRate(500),
          new SteadyRate(1000),
          new Isolation(),
          new Backlog(),
          new FullTables(),
          new ManySubscriptions(),
          new Footprint(),
          new Endurance(Endurance.Load.STEADY),
          new Endurance(Endurance.Load.FULL));

  private Workloads() {}

  /**
   * The workloads with these names; when there are none, all but those that want to be named.
   *
   * @throws IllegalArgumentException when there is no workload of a name
   */
  static List<Workload> named(List<String> names) {
    return names.isEmpty()
        ? ALL.stream().filter(workload -> !workload.onlyWhenNamed()).toList()
        : names.stream().map(Workloads::named).toList();
  }

  /** The workload with this name. */
  static Workload named(String name) {
    return ALL.stream()
        .filter(workload -> workload.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no workload is named "
                        + name
                        + "; there are "
                        + String.join(", ", ALL.stream().map(Workload::name).toList())));
  }
}
