package dev.switchboard.bench;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * What a run was asked for.
 *
 * @param scale how much is to be measured
 * @param workloads names; empty for all
 */
record Arguments(Scale scale, List<String> workloads) {

  /**
   * Reads {@code [workload…] [--quick] [--minutes COUNT]}.
   *
   * @throws IllegalArgumentException when an option is unknown, lacks its value, or would do
   *     nothing
   */
  static Arguments parse(String... words) {
    Scale scale = Scale.FULL;
    int minutes = 0;
    List<String> workloads = new ArrayList<>();
    Iterator<String> rest = List.of(words).iterator();
    while (rest.hasNext()) {
      String word = rest.next();
      if (word.equals("--quick")) {
        scale = Scale.QUICK;
      } else if (word.equals("--minutes")) {
        minutes = minutes(rest);
      } else if (word.startsWith("-")) {
        throw new IllegalArgumentException("unknown option " + word);
      } else {
        workloads.add(word);
      }
    }
    if (minutes > 0 && workloads.stream().noneMatch(Arguments::lasts)) {
      throw new IllegalArgumentException("--minutes is for endurance, to be named");
    }
    return new Arguments(minutes > 0 ? scale.lasting(minutes) : scale, List.copyOf(workloads));
  }

  /** Whether its figures are nothing to quote. */
  boolean quick() {
    return !scale.name().equals(Scale.FULL.name());
  }

  private static boolean lasts(String workload) {
    return Workloads.named(workload) instanceof Endurance;
  }

  private static int minutes(Iterator<String> rest) {
    String value = rest.hasNext() ? rest.next() : "";
    if (!value.matches("[1-9][0-9]{0,3}")) {
      throw new IllegalArgumentException("--minutes needs a number from 1 to 9999");
    }
    return Integer.parseInt(value);
  }
}
