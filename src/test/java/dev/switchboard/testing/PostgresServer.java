package dev.switchboard.testing;

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
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;

/**
 * A PostgreSQL server of a test's own, that it stops in one way or the other, starts again where it
 * was, or lets hang. Its commits reach the disk before they are answered.
 */
public final class PostgresServer implements AutoCloseable {
  private static final String USER = "postgres";
  private static final String NAME = "switchboard";

  private final Path data;
  private final int port = FreePorts.next();
  private EmbeddedPostgres server;

  private PostgresServer(Path data) {
    this.data = data;
  }

  /** Starts one, with one database in which nothing is yet. */
  public static PostgresServer start() {
    try {
      Path folder = Files.createTempDirectory("switchboard-postgres-");
      Temporary.deleteAtExit(folder);
      return start(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The same.
   *
   * @param folder for its files, which stay
   */
  public static PostgresServer start(Path folder) {
    PostgresServer started = new PostgresServer(folder.resolve("postgresql"));
    started.startAgain();
    started.execute("create database " + NAME);
    return started;
  }

  /** How gateways reach its database. */
  public TestDatabase database() {
    return new TestDatabase(server.getJdbcUrl(USER, NAME), USER, USER);
  }

  /** Its version and how durable its commits are, as it says itself. */
  public String about() {
    return query("show server_version")
        + ", fsync "
        + query("show fsync")
        + ", synchronous_commit "
        + query("show synchronous_commit");
  }

  /** Stops it. */
  public void stop() {
    try {
      server.close();
      awaitEnd();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Ends it as {@code pg_ctl stop -m immediate} does: nothing is written back, nobody waited for.
   */
  public void stopAtOnce() {
    // What pg_ctl sends in that mode.
    signal("-QUIT", List.of());
    awaitEnd();
    stop();
  }

  /** Starts it again once it was stopped, with what it held. */
  public void startAgain() {
    try {
      server =
          EmbeddedPostgres.builder()
              .setPort(port)
              .setPGStartupWait(Patience.LONG)
              .setDataDirectory(data)
              .setCleanDataDirectory(false)
              .setServerConfig("fsync", "on")
              .setServerConfig("synchronous_commit", "on")
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lets it hang: connections stay open, and nobody answers. */
  public void freeze() {
    signal("-STOP", children());
  }

  /** Lets it go on where it hung. */
  public void thaw() {
    signal("-CONT", children());
  }

  /** Runs a statement of the server's administrator. */
  public void execute(String statement) {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement one = connection.createStatement()) {
      one.execute(statement);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The first value of the first row. */
  public String query(String query) {
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
  public void close() {
    thaw();
    stop();
  }

  private void signal(String signal, List<String> children) {
    String postmaster = pid();
    if (postmaster == null) {
      return;
    }
    List<String> command = new ArrayList<>(List.of("kill", signal, postmaster));
    command.addAll(children);
    try {
      new ProcessBuilder(command).inheritIO().start().onExit().join();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> children() {
    String postmaster = pid();
    return postmaster == null
        ? List.of()
        : ProcessHandle.of(Long.parseLong(postmaster)).stream()
            .flatMap(ProcessHandle::descendants)
            .map(child -> String.valueOf(child.pid()))
            .toList();
  }

  /** The id of the process; null when it has ended. */
  private String pid() {
    try {
      return Files.exists(pidFile()) ? Files.readAllLines(pidFile()).get(0).trim() : null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void awaitEnd() {
    Awaitility.await("the end of the database server")
        .atMost(Patience.LONG)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> Files.notExists(pidFile()));
  }

  private Path pidFile() {
    return data.resolve("postmaster.pid");
  }
}
