package dev.switchboard.wiring;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.switchboard.event.Ids;
import dev.switchboard.gate.AuditedChanges;
import dev.switchboard.store.AuditRetention;
import dev.switchboard.store.AuditRows;
import dev.switchboard.store.AuditStore;
import dev.switchboard.store.SubscriptionStore;
import dev.switchboard.store.Transactions;
import java.time.InstantSource;
import org.apache.camel.spi.Registry;

/** Who changed what: its log, and the door to subscriptions that writes it. */
final class AuditBeans {
  private AuditBeans() {}

  static void bind(
      Registry registry,
      Settings settings,
      Transactions transactions,
      SubscriptionStore subscriptions) {
    InstantSource clock = registry.lookupByNameAndType("clock", InstantSource.class);
    AuditStore audit =
        new AuditStore(
            transactions,
            registry.lookupByNameAndType("ids", Ids.class),
            clock,
            registry.lookupByNameAndType("json", ObjectMapper.class));
    registry.bind("audit", audit);
    registry.bind("auditRows", new AuditRows());
    registry.bind(
        "auditRetention",
        new AuditRetention(transactions, clock, settings.duration("switchboard.audit.keep")));
    registry.bind("subscriptionStore", subscriptions);
    // Under the name that routes use stands the door that writes down who comes through.
    registry.bind("subscriptions", new AuditedChanges(subscriptions, audit));
  }
}
