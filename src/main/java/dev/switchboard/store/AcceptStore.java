package dev.switchboard.store;

import dev.switchboard.event.Event;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** Writes accepted events and the deliveries they are owed as. */
public final class AcceptStore {
  private static final int ROWS_A_STATEMENT = 5_000;

  private final Transactions transactions;

  /** A store over the outbox's own pool of connections. */
  public AcceptStore(Transactions transactions) {
    this.transactions = transactions;
  }

  /** Runs {@code work} in one transaction; when it returns, the work has reached the disk. */
  public <T> T durably(Supplier<T> work) {
    return transactions.runDurably(work);
  }

  /** Adds events, in one statement. */
  public void addEvents(List<Event> events) {
    transactions
        .statement("outbox/insert-events")
        .param("ids", Columns.uuids(events, Event::id))
        .param("tenants", Columns.uuids(events, Event::tenant))
        .param("sources", Columns.texts(events, Event::source))
        .param("types", Columns.texts(events, Event::type))
        .param("keys", Columns.texts(events, Event::orderingKey))
        .param("payloads", Columns.binaries(events, Event::payload))
        .param("occurred", Columns.times(events, Event::occurredAt))
        .param("accepted", Columns.times(events, Event::acceptedAt))
        .param("expires", Columns.times(events, Event::expiresAt))
        .update();
  }

  /** Adds deliveries, in as few statements as their number allows; strict ones are lined up. */
  public void addDeliveries(List<NewDelivery> deliveries) {
    for (int from = 0; from < deliveries.size(); from += ROWS_A_STATEMENT) {
      int to = Math.min(deliveries.size(), from + ROWS_A_STATEMENT);
      insert(deliveries.subList(from, to));
    }
    List<NewDelivery> strict = deliveries.stream().filter(NewDelivery::strict).toList();
    if (!strict.isEmpty()) {
      StrictStore.enter(transactions, strict);
    }
  }

  private void insert(List<NewDelivery> deliveries) {
    transactions
        .statement("outbox/insert-deliveries")
        .param("ids", Columns.uuids(deliveries, NewDelivery::id))
        .param("events", Columns.uuids(deliveries, d -> d.event().id()))
        .param("tenants", Columns.uuids(deliveries, d -> d.event().tenant()))
        .param("subscriptions", Columns.uuids(deliveries, NewDelivery::subscription))
        .param("states", Columns.texts(deliveries, d -> d.state().wireName()))
        .param("owners", Columns.<NewDelivery>uuids(deliveries, d -> (UUID) d.owner()))
        .param("created", Columns.times(deliveries, d -> d.event().acceptedAt()))
        .update();
  }
}
