package dev.switchboard.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Opens connection pools on the gateway's database and brings its schema up to date. */
public final class Database {
  // What the PostgreSQL driver prints past the log, of connections that break, is thrown as well.
  // It is held here, for the level of a logger that nobody holds is forgotten.
  private static final Logger DRIVER = Logger.getLogger("org.postgresql");

  static {
    DRIVER.setLevel(Level.OFF);
  }

  // All that is asked for in a hurry is found by a key. PostgreSQL's figures of a young table say
  // that it is cheaper to read all of it, and a prepared statement goes on to do so while it grows.
  // Where a table has to be read all the same, what it then takes for a huge cost would make it
  // compile the statement first, for longer than the statement takes.
  private static final String BY_KEY = "set enable_seqscan = off; set jit = off";

  private final Access access;

  /**
   * @param access where the database is
   */
  public Database(Access access) {
    this.access = access;
  }

  /** Which database it is. */
  public Vendor vendor() {
    return Vendor.of(access.url());
  }

  /**
   * A pool of connections; to be closed by the caller.
   *
   * @param name for logs and JMX
   * @param size the most connections it holds
   * @param wait how long a caller waits for one before it fails
   */
  public HikariDataSource pool(String name, int size, Duration wait) {
    return pool(name, size, wait, DatabaseUrl.PATIENCE);
  }

  /**
   * A pool of connections that are given up sooner than others; to be closed by the caller.
   *
   * @param name for logs and JMX
   * @param size the most connections it holds
   * @param wait how long a caller waits for one before it fails
   * @param patience how long an answer is waited for before the connection is given up
   */
  public HikariDataSource pool(String name, int size, Duration wait, Duration patience) {
    HikariConfig config = new HikariConfig();
    config.setPoolName(name);
    config.setJdbcUrl(DatabaseUrl.complete(access.url(), patience));
    config.setUsername(access.user());
    config.setPassword(access.password());
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(Math.min(2, size));
    config.setConnectionTimeout(wait.toMillis());
    config.setValidationTimeout(Math.min(wait.toMillis(), 2_000));
    config.setExceptionOverride(new UselessConnections());
    config.setRegisterMbeans(true);
    if (vendor() == Vendor.POSTGRESQL) {
      config.setConnectionInitSql(BY_KEY);
    }
    // The migration reports an unreachable database; a pool must be able to outlive one.
    config.setInitializationFailTimeout(-1);
    return new HikariDataSource(config);
  }

  /** Applies the migrations that the database has not seen yet. */
  public void migrate(DataSource source) {
    Flyway.configure()
        .dataSource(source)
        .locations("classpath:db/migration", "classpath:db/" + vendor().folder())
        .load()
        .migrate();
  }

  /**
   * Where the database is, and as whom to speak to it.
   *
   * @param url a JDBC URL of a supported database
   */
  public record Access(String url, String user, String password) {
    @Override
    public String toString() {
      return "database access";
    }
  }
}
