package dev.switchboard.crash;

import java.nio.file.Path;
import java.util.Locale;

/** One way to hurt a running system. */
interface Scenario {
  /** Its name on the command line. */
  String name();

  /** What happens in it, for the table. */
  String title();

  /** Which database it needs. */
  Base base();

  /** How many blows there are in the form that tests play. */
  int fewBlows();

  /** How many gateways there are. */
  default int gateways() {
    return 1;
  }

  /**
   * Deals one blow, with the load going on.
   *
   * @param stage where it is played
   * @param number how many blows were dealt before it
   * @return what more there is to tell of it
   * @throws AssertionError when the gateway does not take it as it should
   */
  Detail strike(Stage stage, int number);

  /**
   * Plays it once, over a database of its own.
   *
   * @param folder for the database; empty
   * @throws AssertionError when anything that was acknowledged is lost, or comes in halves
   */
  default Result run(Course course, Path folder) throws Exception {
    try (Stage stage = Stage.open(this, course, folder)) {
      Trial trial = stage.trial();
      Detail detail = null;
      trial.startLoad();
      for (int i = 0; i < course.blows(); i++) {
        trial.awaitAcknowledged(course.eventsBeforeABlow());
        Detail more = strike(stage, i);
        detail = detail == null ? more : detail.and(more);
      }
      trial.awaitAcknowledged(course.events());
      return new Result(course.blows(), trial.settle().check(), detail);
    }
  }

  /** A database to play over. */
  enum Base {
    H2,
    POSTGRESQL;

    /**
     * The database of that name, in small letters.
     *
     * @throws IllegalArgumentException when there is none
     */
    static Base named(String name) {
      for (Base one : values()) {
        if (one.name().toLowerCase(Locale.ROOT).equals(name)) {
          return one;
        }
      }
      throw new IllegalArgumentException("no database is named " + name);
    }
  }

  /**
   * What a scenario came to.
   *
   * @param blows how often something was killed, stopped or cut
   * @param detail something more
   */
  record Result(int blows, Balance balance, Detail detail) {}
}
