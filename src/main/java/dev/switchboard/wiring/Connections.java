package dev.switchboard.wiring;

import com.zaxxer.hikari.HikariDataSource;
import dev.switchboard.outbox.Silence;
import dev.switchboard.store.Database;
import dev.switchboard.store.DatabaseWatch;
import dev.switchboard.store.Statements;
import dev.switchboard.store.Transactions;
import dev.switchboard.store.Vendor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Registry;

/**
 * Connections to the configured database. Requests have one pool of them, the outbox another, and
 * the node's sign of life a connection of its own.
 */
final class Connections {
  private static final Duration BEAT_WAIT = Duration.ofSeconds(1);

  private final CamelContext context;
  private final Settings settings;
  private final Database database;
  private final List<HikariDataSource> pools = new ArrayList<>();

  /**
   * @param context closes the pools after everything else when it stops
   */
  Connections(CamelContext context, Settings settings, Database database) {
    this.context = context;
    this.settings = settings;
    this.database = database;
  }

  /** The pool for requests. */
  HikariDataSource forRequests() {
    return pool("requests");
  }

  /**
   * Makes the connections of the outbox, and what watches all there are.
   *
   * @param requests the pool for requests
   */
  void bindOutbox(HikariDataSource requests) {
    Registry registry = context.getRegistry();
    // No bean of its own: a second DataSource in the registry would leave camel-sql with a choice.
    HikariDataSource outbox = pool("outbox");
    registry.bind("outboxTransactions", transactions(outbox, database, settings));
    // A sign of life waits for nobody's connection but its own, and not long for an answer.
    Silence silence = new Silence(settings.duration("switchboard.outbox.dead-after"));
    HikariDataSource beats =
        opened(database.pool("switchboard-beat", 1, BEAT_WAIT, silence.answer()));
    registry.bind("beatTransactions", transactions(beats, database, settings));
    registry.bind(
        "databaseWatch",
        new DatabaseWatch(
            System::nanoTime,
            () ->
                List.of(requests, outbox, beats)
                    .forEach(pool -> pool.getHikariPoolMXBean().softEvictConnections())));
    registry.bind("databaseVendor", database.vendor());
  }

  private HikariDataSource pool(String name) {
    return opened(
        database.pool(
            "switchboard-" + name,
            settings.integer("switchboard.db.pool." + name),
            settings.duration("switchboard.db.pool.wait")));
  }

  private HikariDataSource opened(HikariDataSource pool) {
    context.addLifecycleStrategy(new ClosesLast(pool));
    pools.add(pool);
    return pool;
  }

  /** Closes all pools, also where the context is never stopped because it never started. */
  void close() {
    pools.forEach(HikariDataSource::close);
  }

  /** The configured database. */
  static Database database(Settings settings) {
    return new Database(
        new Database.Access(
            settings.text("switchboard.db.url"),
            settings.text("switchboard.db.user"),
            settings.text("switchboard.db.password")));
  }

  /** What runs statements over a pool of the configured database. */
  static Transactions transactions(DataSource source, Database database, Settings settings) {
    boolean sync = database.vendor() == Vendor.H2 && settings.flag("switchboard.db.h2.sync");
    return new Transactions(source, new Statements(database.vendor()), sync);
  }
}
