package dev.switchboard.bench;

import java.util.List;

/**
 * A workload's figures with all that is needed to judge them.
 *
 * @param workload its name
 * @param conditions how they came about, in one sentence
 * @param environment where and when they came about
 * @param rows one for each subject
 */
record Result(String workload, String conditions, Environment environment, List<Row> rows) {

  /** Tells whether a newer result of the same kind replaces this one. */
  boolean isReplacedBy(Result newer) {
    return workload.equals(newer.workload) && environment.java().equals(newer.environment.java());
  }
}
