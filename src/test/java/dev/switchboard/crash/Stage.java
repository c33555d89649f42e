package dev.switchboard.crash;

import dev.switchboard.testing.PostgresServer;
import dev.switchboard.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Where a scenario is played.
 *
 * @param course how long it goes on
 * @param server the database server; null over the embedded database
 * @param trial gateways, producers and subscribers
 */
record Stage(Course course, PostgresServer server, Trial trial) implements AutoCloseable {

  /**
   * Starts everything but the load.
   *
   * @param folder for the database; empty
   */
  static Stage open(Scenario scenario, Course course, Path folder) throws IOException {
    if (scenario.base() == Scenario.Base.H2) {
      TestDatabase embedded = new TestDatabase("jdbc:h2:file:" + folder.resolve("h2"), "sa", "");
      return new Stage(course, null, new Trial(embedded, scenario.gateways(), course));
    }
    PostgresServer server = PostgresServer.start(folder);
    try {
      return new Stage(course, server, new Trial(server.database(), scenario.gateways(), course));
    } catch (IOException | RuntimeException | Error failed) {
      server.close();
      throw failed;
    }
  }

  @Override
  public void close() throws IOException {
    try {
      trial.close();
    } finally {
      if (server != null) {
        server.close();
      }
    }
  }
}
