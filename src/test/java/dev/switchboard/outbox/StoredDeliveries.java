package dev.switchboard.outbox;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import dev.switchboard.delivery.Delivery;
import dev.switchboard.delivery.DeliveryState;
import dev.switchboard.event.Event;
import dev.switchboard.store.AcceptStore;
import dev.switchboard.store.NewDelivery;
import dev.switchboard.store.Transactions;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Deliveries that tests put into a database, each with an event of its own. */
final class StoredDeliveries {
  // One for all: ids of two generators in the same millisecond are in no order.
  private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();

  private StoredDeliveries() {}

  /** One to a subscription, leased to an incarnation, or queued when that is null. */
  static Delivery born(Transactions transactions, UUID subscription, UUID owner, Instant now) {
    byte[] payload = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);
    Event event =
        new Event(IDS.generate(), UUID.randomUUID(), "test", "a.b", null, payload, now, now, null);
    NewDelivery delivery =
        new NewDelivery(IDS.generate(), event, subscription, DeliveryState.PENDING, owner);
    AcceptStore store = new AcceptStore(transactions);
    store.add(List.of(event), List.of(delivery), AcceptStore.WHATEVER_CHANGES);
    return new Delivery(delivery.id(), event, subscription, 0);
  }
}
