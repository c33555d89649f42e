package dev.switchboard.crash;

import java.nio.file.Path;

/** The database server is stopped at once under load, and started again; the gateway stays up. */
record StoppedDatabase() implements Scenario {
  private static final int REFUSALS = 4;

  @Override
  public String name() {
    return "stopped-database";
  }

  @Override
  public String title() {
    return "immediate stop of PostgreSQL, and its return";
  }

  @Override
  public Base base() {
    return Base.POSTGRESQL;
  }

  @Override
  public int fewBlows() {
    return 1;
  }

  @Override
  public Result run(Course course, Path folder) throws Exception {
    try (PostgresServer server = new PostgresServer(folder);
        Trial trial = new Trial(server.database(), 1, course)) {
      trial.startLoad();
      for (int i = 0; i < course.blows(); i++) {
        trial.awaitAcknowledged(course.eventsBeforeABlow());
        int before = trial.ledger().refusals();
        server.stopAtOnce();
        trial.awaitThat("answers of 503", () -> trial.ledger().refusals() >= before + REFUSALS);
        server.startAgain();
      }
      trial.awaitAcknowledged(course.events());
      Balance balance = trial.settle().check();
      return new Result(
          course.blows(),
          balance,
          Detail.count("%.0f requests answered 503", trial.ledger().refusals()));
    }
  }
}
