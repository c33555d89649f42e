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

  /**
   * Plays it once, over a database of its own.
   *
   * @param folder for the database; empty
   * @throws AssertionError when anything that was acknowledged is lost, or comes in halves
   */
  Result run(Course course, Path folder) throws Exception;

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
