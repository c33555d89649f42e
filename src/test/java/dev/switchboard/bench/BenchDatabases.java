package dev.switchboard.bench;

import dev.switchboard.testing.TestDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.awaitility.Awaitility;

/**
 * New databases for subjects. The PostgreSQL server is one of its own whose commits reach the disk:
 * an embedded one is tuned for tests and would not wait for it.
 */
final class BenchDatabases implements AutoCloseable {
  private static final String USER = "postgres";
  private static final Duration ENDED_WITHIN = Duration.ofSeconds(180);

  private final Path folder;
  private final EmbeddedPostgres server;
  private int count;

  /**
   * @param folder for the files of all databases, on the disk that is to be measured
   */
  BenchDatabases(Path folder) throws IOException {
    this.folder =
        Files.createTempDirectory(Files.createDirectories(folder.toAbsolutePath()), "databases-");
    server =
        EmbeddedPostgres.builder()
            .setCleanDataDirectory(false)
            .setDataDirectory(data())
            .setPGStartupWait(ENDED_WITHIN)
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .start();
  }

  /** A new database of the PostgreSQL server. */
  TestDatabase postgresql() throws SQLException {
    String name = "bench_" + ++count;
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + name);
    }
    return new TestDatabase(server.getJdbcUrl(USER, name), USER, USER);
  }

  /** A new embedded database, in files. */
  TestDatabase h2() {
    return new TestDatabase("jdbc:h2:file:" + folder.resolve("h2-" + ++count), "sa", "");
  }

  /** The server's version and how durable its commits are, as it says itself. */
  String about() throws SQLException {
    return show("server_version")
        + ", fsync "
        + show("fsync")
        + ", synchronous_commit "
        + show("synchronous_commit");
  }

  /** Ends the server and removes all databases. */
  @Override
  public void close() throws IOException, SQLException {
    // It is given a few seconds to end, which writing back a whole run could take longer than.
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("checkpoint");
    }
    server.close();
    Awaitility.await("the end of the database server")
        .atMost(ENDED_WITHIN)
        .until(() -> Files.notExists(data().resolve("postmaster.pid")));
    Folders.delete(folder);
  }

  private Path data() {
    return folder.resolve("postgresql");
  }

  private String show(String setting) throws SQLException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery("show " + setting)) {
      answer.next();
      return answer.getString(1);
    }
  }
}
