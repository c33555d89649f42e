package dev.switchboard.wiring;

import com.zaxxer.hikari.HikariDataSource;
import dev.switchboard.access.SecretBox;
import dev.switchboard.event.Ids;
import dev.switchboard.gate.AuditedSettings;
import dev.switchboard.outbox.Silence;
import dev.switchboard.signing.TenantHeaders;
import dev.switchboard.store.AuditStore;
import dev.switchboard.store.ChangeSignal;
import dev.switchboard.store.CredentialChanges;
import dev.switchboard.store.CredentialStore;
import dev.switchboard.store.Database;
import dev.switchboard.store.DatabaseWatch;
import dev.switchboard.store.GatewaySettingStore;
import dev.switchboard.store.KeyCheck;
import dev.switchboard.store.SealedSecretStore;
import dev.switchboard.store.SignatureHeaderStore;
import dev.switchboard.store.Statements;
import dev.switchboard.store.SubscriptionRows;
import dev.switchboard.store.SubscriptionStore;
import dev.switchboard.store.TenantStore;
import dev.switchboard.store.Transactions;
import dev.switchboard.store.Vendor;
import dev.switchboard.tenancy.SubscriptionLimit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Registry;

/**
 * The database and the stores over it. Requests have one pool of connections, the outbox another,
 * and the node's sign of life a connection of its own.
 */
final class StoreBeans {
  private static final Duration BEAT_WAIT = Duration.ofSeconds(1);

  private StoreBeans() {}

  static void bind(CamelContext context, Settings settings) {
    Registry registry = context.getRegistry();
    Database database = database(settings);
    SecureRandom random = registry.lookupByNameAndType("random", SecureRandom.class);
    SecretBox box = secretBox(settings, random, database.vendor());
    registry.bind("secretBox", box);
    HikariDataSource requests = pool(context, database, settings, "requests");
    registry.bind("dataSource", DataSource.class, requests);
    InstantSource clock = registry.lookupByNameAndType("clock", InstantSource.class);
    Ids ids = registry.lookupByNameAndType("ids", Ids.class);
    Transactions transactions = transactions(requests, database, settings);
    GatewaySettingStore remembered = new GatewaySettingStore(transactions);
    registry.bind("gatewaySettings", remembered);
    try {
      database.migrate(requests);
      new KeyCheck(box, remembered, new SealedSecretStore(transactions)).require(false);
    } catch (RuntimeException refused) {
      // What never starts is not stopped either.
      requests.close();
      throw refused;
    }

    ChangeSignal signal = new ChangeSignal();
    registry.bind("changeSignal", signal);
    CredentialStore credentials = new CredentialStore(transactions, ids, clock);
    registry.bind("credentials", credentials);
    registry.bind("credentialChanges", new CredentialChanges(transactions, credentials, clock));
    registry.bind("tenants", new TenantStore(transactions, credentials, clock, signal));
    AuditBeans.bind(
        registry, settings, transactions, new SubscriptionStore(transactions, clock, signal));
    registry.bind("subscriptionRows", new SubscriptionRows());
    registry.bind(
        "subscriptionLimit",
        new SubscriptionLimit(transactions, settings.integer("switchboard.subscriptions.most")));
    TenantHeaders headers = new TenantHeaders();
    SignatureHeaderStore signatureHeaders = new SignatureHeaderStore(transactions, headers);
    // Before the first delivery can go out under other names than its tenant chose.
    signatureHeaders.refresh();
    registry.bind("tenantHeaders", headers);
    registry.bind("signatureHeaders", signatureHeaders);
    registry.bind(
        "tenantSettings",
        new AuditedSettings(
            signatureHeaders, registry.lookupByNameAndType("audit", AuditStore.class)));

    // No bean of its own: a second DataSource in the registry would leave camel-sql with a choice.
    HikariDataSource outbox = pool(context, database, settings, "outbox");
    registry.bind("outboxTransactions", transactions(outbox, database, settings));
    // A sign of life waits for nobody's connection but its own, and not long for an answer.
    Silence silence = new Silence(settings.duration("switchboard.outbox.dead-after"));
    HikariDataSource beats = database.pool("switchboard-beat", 1, BEAT_WAIT, silence.answer());
    context.addLifecycleStrategy(new ClosesLast(beats));
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

  private static HikariDataSource pool(
      CamelContext context, Database database, Settings settings, String name) {
    HikariDataSource pool =
        database.pool(
            "switchboard-" + name,
            settings.integer("switchboard.db.pool." + name),
            settings.duration("switchboard.db.pool.wait"));
    context.addLifecycleStrategy(new ClosesLast(pool));
    return pool;
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

  /** What seals secrets, with the configured keys. */
  static SecretBox secretBox(Settings settings, SecureRandom random, Vendor vendor) {
    try {
      return new SecretBox(new MasterKey(settings, random).find(vendor == Vendor.H2), random);
    } catch (IOException e) {
      throw new UncheckedIOException("a master key cannot be read or made", e);
    }
  }
}
