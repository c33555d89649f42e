package dev.switchboard.wiring;

import com.zaxxer.hikari.HikariDataSource;
import dev.switchboard.access.SecretBox;
import dev.switchboard.event.Ids;
import dev.switchboard.gate.AuditedSettings;
import dev.switchboard.signing.TenantHeaders;
import dev.switchboard.store.AuditStore;
import dev.switchboard.store.ChangeSignal;
import dev.switchboard.store.CredentialChanges;
import dev.switchboard.store.CredentialStore;
import dev.switchboard.store.Database;
import dev.switchboard.store.GatewaySettingStore;
import dev.switchboard.store.KeyCheck;
import dev.switchboard.store.SealedSecretStore;
import dev.switchboard.store.SignatureHeaderStore;
import dev.switchboard.store.SubscriptionRows;
import dev.switchboard.store.SubscriptionStore;
import dev.switchboard.store.TenantStore;
import dev.switchboard.store.Transactions;
import dev.switchboard.store.Vendor;
import dev.switchboard.tenancy.SubscriptionLimit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Registry;

/** The database and the stores over it. */
final class StoreBeans {
  private StoreBeans() {}

  static void bind(CamelContext context, Settings settings) {
    Registry registry = context.getRegistry();
    Database database = Connections.database(settings);
    Connections connections = new Connections(context, settings, database);
    SecureRandom random = registry.lookupByNameAndType("random", SecureRandom.class);
    SecretBox box = secretBox(settings, random, database.vendor());
    registry.bind("secretBox", box);
    HikariDataSource requests = connections.forRequests();
    registry.bind("dataSource", DataSource.class, requests);
    InstantSource clock = registry.lookupByNameAndType("clock", InstantSource.class);
    Ids ids = registry.lookupByNameAndType("ids", Ids.class);
    Transactions transactions = Connections.transactions(requests, database, settings);
    GatewaySettingStore remembered = new GatewaySettingStore(transactions);
    registry.bind("gatewaySettings", remembered);
    DatabaseStart start = new DatabaseStart(connections::close);
    context.addLifecycleStrategy(start);
    registry.bind("databaseStart", start);
    start.then(() -> database.migrate(requests));
    start.then(
        () -> new KeyCheck(box, remembered, new SealedSecretStore(transactions)).require(false));

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
    start.then(signatureHeaders::refresh);
    registry.bind("tenantHeaders", headers);
    registry.bind("signatureHeaders", signatureHeaders);
    registry.bind(
        "tenantSettings",
        new AuditedSettings(
            signatureHeaders, registry.lookupByNameAndType("audit", AuditStore.class)));
    connections.bindOutbox(requests);
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
