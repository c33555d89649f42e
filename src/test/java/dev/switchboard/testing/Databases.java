package dev.switchboard.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The databases the gateway runs on, for {@code @EnumSource(Databases.class)}. There is one real
 * PostgreSQL server for all tests of a JVM; it ends with the JVM.
 */
public enum Databases {
  /** The embedded database, in files. */
  H2 {
    @Override
    public TestDatabase fresh() {
      try {
        Path folder = Files.createTempDirectory("switchboard-h2-");
        Temporary.deleteAtExit(folder);
        return new TestDatabase("jdbc:h2:file:" + folder.resolve("switchboard"), "sa", "");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  },

  /** A PostgreSQL server. */
  POSTGRESQL {
    @Override
    public TestDatabase fresh() {
      String name = "switchboard_" + COUNT.incrementAndGet();
      try (Connection connection = Server.RUNNING.getPostgresDatabase().getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("create database " + name);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
      return new TestDatabase(Server.RUNNING.getJdbcUrl("postgres", name), "postgres", "postgres");
    }
  };

  private static final AtomicInteger COUNT = new AtomicInteger();

  /** A new, empty database. */
  public abstract TestDatabase fresh();

  private static final class Server {
    static final EmbeddedPostgres RUNNING = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder()
            .setPGStartupWait(Patience.LONG)
            .setServerConfig("max_connections", "200")
            .start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
