package dev.switchboard.bench;

import java.util.List;

/** Something that is measured. */
interface Workload {

  /** By this name it is asked for. */
  String name();

  /** What it shows, for the heading of its figures. */
  String title();

  /** How its figures come about at a scale, in one sentence. */
  String conditions(Scale scale);

  /** Whether it takes too long to be measured together with all others. */
  default boolean onlyWhenNamed() {
    return false;
  }

  /**
   * Measures.
   *
   * @throws IllegalStateException when an event is not accounted for
   */
  List<Row> run(Bench bench) throws Exception;
}
