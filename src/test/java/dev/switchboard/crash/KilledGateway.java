package dev.switchboard.crash;

import dev.switchboard.testing.TestDatabase;
import java.nio.file.Path;
import java.util.Locale;

/** The gateway is killed under load and started again, over and over. */
record KilledGateway(Base base) implements Scenario {
  private static final int HELD_BACK = 4;

  @Override
  public String name() {
    return "killed-gateway-" + base.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String title() {
    return "`kill -9` of the gateway, " + (base == Base.H2 ? "embedded database" : "PostgreSQL");
  }

  @Override
  public int fewBlows() {
    // After the last one PostgreSQL's leases are waited for.
    return base == Base.H2 ? 3 : 2;
  }

  @Override
  public Result run(Course course, Path folder) throws Exception {
    if (base == Base.H2) {
      return run(course, new TestDatabase("jdbc:h2:file:" + folder.resolve("h2"), "sa", ""));
    }
    try (PostgresServer server = new PostgresServer(folder)) {
      return run(course, server.database());
    }
  }

  private Result run(Course course, TestDatabase database) throws Exception {
    try (Trial trial = new Trial(database, 1, course)) {
      trial.startLoad();
      for (int i = 0; i < course.blows(); i++) {
        trial.awaitAcknowledged(course.eventsBeforeABlow());
        trial.audience().shutGate();
        trial.awaitThat("answers held back", () -> trial.audience().waiting() >= HELD_BACK);
        trial.gateway(0).kill();
        trial.noteLeased(trial.books().leased());
        trial.audience().openGate();
        trial.gateway(0).start();
      }
      trial.awaitAcknowledged(course.events());
      return new Result(course.blows(), trial.settle().check(), Detail.NONE);
    }
  }
}
