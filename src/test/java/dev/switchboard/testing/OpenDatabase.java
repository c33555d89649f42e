package dev.switchboard.testing;

import com.zaxxer.hikari.HikariDataSource;
import dev.switchboard.store.ChangeSignal;
import dev.switchboard.store.CredentialStore;
import dev.switchboard.store.Database;
import dev.switchboard.store.Statements;
import dev.switchboard.store.SubscriptionStore;
import dev.switchboard.store.TenantStore;
import dev.switchboard.store.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A database with the gateway's schema, for tests of what is done to it without a gateway. */
public final class OpenDatabase implements AutoCloseable {
  private static final int CONNECTIONS = 4;
  private static final Duration WAIT = Duration.ofSeconds(5);

  private final HikariDataSource pool;
  private final Statements statements;

  private OpenDatabase(HikariDataSource pool, Statements statements) {
    this.pool = pool;
    this.statements = statements;
  }

  /** Opens a new one with nothing in it. */
  public static OpenDatabase fresh(Databases kind) {
    TestDatabase fresh = kind.fresh();
    Database database =
        new Database(new Database.Access(fresh.url(), fresh.user(), fresh.password()));
    HikariDataSource pool = database.pool("test", CONNECTIONS, WAIT);
    database.migrate(pool);
    return new OpenDatabase(pool, new Statements(database.vendor()));
  }

  /** Runs the gateway's statements. */
  public Transactions transactions() {
    return transactions(pool);
  }

  /** Runs the gateway's statements on connections from elsewhere. */
  public Transactions transactions(DataSource source) {
    return new Transactions(source, statements, false);
  }

  /** Its connections. */
  public DataSource pool() {
    return pool;
  }

  /** Runs a test's own statements. */
  public JdbcClient sql() {
    return JdbcClient.create(pool);
  }

  /** Changes subscriptions as the gateway does, at that time. */
  public SubscriptionStore subscriptions(Instant now) {
    return new SubscriptionStore(transactions(), () -> now, new ChangeSignal());
  }

  /** Adds a tenant without credentials. */
  public void add(UUID tenant, Instant now) {
    CredentialStore credentials = new CredentialStore(transactions(), UUID::randomUUID, () -> now);
    new TenantStore(transactions(), credentials, () -> now, new ChangeSignal())
        .create(tenant, "acme", now, List.of());
  }

  @Override
  public void close() {
    pool.close();
  }
}
