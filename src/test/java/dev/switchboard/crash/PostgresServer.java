package dev.switchboard.crash;

import dev.switchboard.testing.TestDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.awaitility.Awaitility;

/**
 * A PostgreSQL server of its own that is stopped at once and started again where it was. Its
 * commits reach the disk before they are answered.
 */
final class PostgresServer implements AutoCloseable {
  private static final String USER = "postgres";
  private static final String NAME = "switchboard";
  private static final Duration ENDED_WITHIN = Duration.ofSeconds(30);

  private final Path data;
  private EmbeddedPostgres server;

  /**
   * Starts one.
   *
   * @param folder for its files
   */
  PostgresServer(Path folder) throws IOException {
    data = folder.resolve("postgresql");
    start(0);
    execute("create database " + NAME);
  }

  /** The database for gateways. */
  TestDatabase database() {
    return new TestDatabase(server.getJdbcUrl(USER, NAME), USER, USER);
  }

  /** Its version and how durable its commits are, as it says itself. */
  String about() {
    return query("show server_version")
        + ", fsync "
        + query("show fsync")
        + ", synchronous_commit "
        + query("show synchronous_commit");
  }

  /**
   * Ends it as {@code pg_ctl stop -m immediate} does: nothing is written back, nobody waited for.
   */
  void stopAtOnce() {
    try {
      String pid = Files.readAllLines(pidFile()).get(0).trim();
      // What pg_ctl sends in that mode.
      new ProcessBuilder("kill", "-QUIT", pid).inheritIO().start().onExit().join();
      awaitEnd();
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts it again after that. */
  void startAgain() {
    try {
      start(server.getPort());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs a statement of the server's administrator. */
  void execute(String statement) {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement one = connection.createStatement()) {
      one.execute(statement);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The first value of the first row. */
  String query(String query) {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(query)) {
      answer.next();
      return answer.getString(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    awaitEnd();
  }

  private void start(int port) throws IOException {
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setCleanDataDirectory(false)
            .setDataDirectory(data)
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on");
    server = port == 0 ? builder.start() : builder.setPort(port).start();
  }

  private void awaitEnd() {
    Awaitility.await("the end of the database server")
        .atMost(ENDED_WITHIN)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> Files.notExists(pidFile()));
  }

  private Path pidFile() {
    return data.resolve("postmaster.pid");
  }
}
