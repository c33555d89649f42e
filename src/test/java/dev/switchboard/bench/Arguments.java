package dev.switchboard.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * What a run was asked for.
 *
 * @param quick whether small numbers are enough
 * @param workloads names; empty for all
 */
record Arguments(boolean quick, List<String> workloads) {

  /**
   * Reads {@code [workload…] [--quick]}.
   *
   * @throws IllegalArgumentException when an option is unknown
   */
  static Arguments parse(String... words) {
    boolean quick = false;
    List<String> workloads = new ArrayList<>();
    for (String word : words) {
      if (word.equals("--quick")) {
        quick = true;
      } else if (word.startsWith("-")) {
        throw new IllegalArgumentException("unknown option " + word);
      } else {
        workloads.add(word);
      }
    }
    return new Arguments(quick, List.copyOf(workloads));
  }
}
