package dev.switchboard.testing;

import dev.switchboard.store.DatabaseUrl;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * Ways in which a database is of no use for a while, for {@code @EnumSource(Trouble.class)}. The
 * gateway over an embedded database must run in the test's own JVM. One test at a time.
 */
public enum Trouble {
  /** Another connection shuts everybody else out. */
  H2_SHUT_OUT {
    private Connection exclusive;

    @Override
    public TestDatabase fresh() {
      return Databases.H2.fresh();
    }

    @Override
    public void begin(TestDatabase database) {
      exclusive = open(database, database.url());
      execute(exclusive, "set exclusive 2");
    }

    @Override
    public void end(TestDatabase database) {
      execute(exclusive, "set exclusive false");
      close(exclusive);
    }
  },

  /** Nothing can be written. */
  H2_DISK_FULL {
    @Override
    public TestDatabase fresh() {
      FullDisk.fill(false);
      TestDatabase plain = Databases.H2.fresh();
      String url = plain.url().replace("jdbc:h2:file:", "jdbc:h2:full:");
      return new TestDatabase(url, plain.user(), plain.password());
    }

    @Override
    public void begin(TestDatabase database) {
      FullDisk.fill(true);
    }

    @Override
    public void end(TestDatabase database) {
      FullDisk.fill(false);
    }
  },

  /** The server cuts all connections and accepts none. */
  POSTGRESQL_SHUT_OUT {
    @Override
    public TestDatabase fresh() {
      return Databases.POSTGRESQL.fresh();
    }

    @Override
    public void begin(TestDatabase database) {
      onServer(database, "alter database %s allow_connections false");
      onServer(database, CUT);
    }

    @Override
    public void end(TestDatabase database) {
      onServer(database, "alter database %s allow_connections true");
    }
  },

  /** The server refuses every statement that would change something. */
  POSTGRESQL_READ_ONLY {
    @Override
    public TestDatabase fresh() {
      return Databases.POSTGRESQL.fresh();
    }

    @Override
    public void begin(TestDatabase database) {
      onServer(database, "alter database %s set default_transaction_read_only = on");
      onServer(database, CUT);
    }

    @Override
    public void end(TestDatabase database) {
      onServer(database, "alter database %s set default_transaction_read_only = off");
      onServer(database, CUT);
    }
  };

  private static final String CUT =
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = '%s'";

  /** A new, empty database that this can be done to. */
  public abstract TestDatabase fresh();

  /** Begins. */
  public abstract void begin(TestDatabase database);

  /** Ends: the database is as before. */
  public abstract void end(TestDatabase database);

  private static void onServer(TestDatabase database, String statement) {
    String name = database.url().replaceAll(".*/(\\w+)\\?.*", "$1");
    String server = database.url().replace("/" + name + "?", "/postgres?");
    Connection connection = open(database, server);
    execute(connection, statement.formatted(name));
    close(connection);
  }

  private static Connection open(TestDatabase database, String url) {
    try {
      return DriverManager.getConnection(
          DatabaseUrl.complete(url), database.user(), database.password());
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void execute(Connection connection, String statement) {
    try {
      connection.createStatement().execute(statement);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void close(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
