package dev.switchboard.wiring;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.switchboard.access.SecretBox;
import dev.switchboard.delivery.LaneLimits;
import dev.switchboard.delivery.Verdicts;
import dev.switchboard.dialect.Dialects;
import dev.switchboard.event.Ids;
import dev.switchboard.outbound.Deadlines;
import dev.switchboard.outbound.DialectBody;
import dev.switchboard.outbound.OutcomeReader;
import dev.switchboard.outbound.Signature;
import dev.switchboard.outbox.Outbox;
import dev.switchboard.outbox.OutboxComponent;
import dev.switchboard.outbox.OutboxOptions;
import dev.switchboard.outbox.OutboxStores;
import dev.switchboard.outbox.Silence;
import dev.switchboard.outbox.Surroundings;
import dev.switchboard.signing.TenantHeaders;
import dev.switchboard.store.AuditStore;
import dev.switchboard.store.ChangeSignal;
import dev.switchboard.store.DatabaseWatch;
import dev.switchboard.store.SubscriptionStore;
import dev.switchboard.store.Transactions;
import dev.switchboard.store.Vendor;
import dev.switchboard.subscription.SubscriptionIndex;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Registry;

/** The outbox and the Camel component over it. */
final class OutboxBeans {
  private static final int RECEIPTS = 1_000;

  private OutboxBeans() {}

  static void bind(CamelContext context, Settings settings) throws Exception {
    Registry registry = context.getRegistry();
    InstantSource clock = registry.lookupByNameAndType("clock", InstantSource.class);
    Ids ids = registry.lookupByNameAndType("ids", Ids.class);
    Dialects dialects = registry.lookupByNameAndType("dialects", Dialects.class);
    UUID incarnation = UUID.randomUUID();
    SubscriptionIndex index = new SubscriptionIndex();
    registry.bind("subscriptionIndex", index);
    Transactions transactions =
        registry.lookupByNameAndType("outboxTransactions", Transactions.class);
    ChangeSignal changes = registry.lookupByNameAndType("changeSignal", ChangeSignal.class);
    Outbox outbox =
        new Outbox(
            options(settings),
            OutboxStores.over(
                transactions,
                registry.lookupByNameAndType("beatTransactions", Transactions.class),
                incarnation,
                index,
                new SubscriptionStore(transactions, clock, changes),
                new AuditStore(
                    transactions,
                    ids,
                    clock,
                    registry.lookupByNameAndType("json", ObjectMapper.class))),
            new Surroundings(
                index,
                dialects,
                new Verdicts(registry.lookupByNameAndType("random", SecureRandom.class)),
                registry.lookupByNameAndType("databaseWatch", DatabaseWatch.class),
                ids,
                clock,
                incarnation,
                registry.lookupByNameAndType("databaseVendor", Vendor.class) == Vendor.H2),
            registry.lookupByNameAndType("subscriberDeadlines", Deadlines.class)::cutAll);
    changes.listen(outbox.recovery()::refreshSubscriptions);
    // So that routes start as soon with very many subscriptions as with a few.
    registry
        .lookupByNameAndType("databaseStart", DatabaseStart.class)
        .then(outbox.recovery()::refreshSubscriptions);
    context.addService(outbox, true, true);
    registry.bind("outbox", outbox);
    registry.bind("recovery", outbox.recovery());
    registry.bind("dialectBody", new DialectBody(dialects));
    registry.bind(
        "signature",
        new Signature(
            registry.lookupByNameAndType("secretBox", SecretBox.class),
            registry.lookupByNameAndType("tenantHeaders", TenantHeaders.class)));
    OutcomeReader outcomes = registry.lookupByNameAndType("outcomeReader", OutcomeReader.class);
    context.addComponent("outbox", new OutboxComponent(outbox, outcomes::read));
  }

  private static OutboxOptions options(Settings settings) {
    return new OutboxOptions(
        new LaneLimits(
            settings.integer("switchboard.outbox.attempts"),
            settings.integer("switchboard.outbox.lane.start"),
            settings.integer("switchboard.outbox.lane.ceiling"),
            settings.integer("switchboard.outbox.lane.queue"),
            settings.integer("switchboard.outbox.queue"),
            settings.integer("switchboard.outbox.queue-bytes")),
        settings.integer("switchboard.outbox.committers"),
        settings.duration("switchboard.outbox.claim-every"),
        settings.duration("switchboard.outbox.beat-every"),
        new Silence(settings.duration("switchboard.outbox.dead-after")),
        settings.integer("switchboard.outbox.release-batch"),
        settings.duration("switchboard.subscriptions.disable-after"),
        Duration.ofSeconds(settings.integer("camel.main.shutdownTimeout")).dividedBy(3),
        RECEIPTS);
  }
}
