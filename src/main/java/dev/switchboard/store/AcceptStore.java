package dev.switchboard.store;

import dev.switchboard.event.Event;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Writes accepted events and the deliveries they are owed as. */
public final class AcceptStore {
  private static final String AT_ONCE = "outbox/insert-accepted";
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

  /**
   * Adds events and the deliveries they are owed as; strict ones are lined up. To be called within
   * {@link #durably}.
   *
   * @return the revision of subscriptions before anything was added: when it is not the one that
   *     the deliveries were worked out with, the work is to be done again
   */
  public long add(List<Event> events, List<NewDelivery> deliveries) {
    boolean atOnce = deliveries.size() <= ROWS_A_STATEMENT && transactions.has(AT_ONCE);
    long revision = atOnce ? insertAtOnce(events, deliveries) : insert(events, deliveries);
    List<NewDelivery> strict = deliveries.stream().filter(NewDelivery::strict).toList();
    if (!strict.isEmpty()) {
      StrictStore.enter(transactions, strict);
    }
    return revision;
  }

  private long insertAtOnce(List<Event> events, List<NewDelivery> deliveries) {
    StatementSpec statement = transactions.statement(AT_ONCE);
    return ofDeliveries(ofEvents(statement, events), deliveries).query(Long.class).single();
  }

  private long insert(List<Event> events, List<NewDelivery> deliveries) {
    long revision = transactions.statement("subscription/read-revision").query(Long.class).single();
    ofEvents(transactions.statement("outbox/insert-events"), events).update();
    for (int from = 0; from < deliveries.size(); from += ROWS_A_STATEMENT) {
      int to = Math.min(deliveries.size(), from + ROWS_A_STATEMENT);
      ofDeliveries(transactions.statement("outbox/insert-deliveries"), deliveries.subList(from, to))
          .update();
    }
    return revision;
  }

  private static StatementSpec ofEvents(StatementSpec statement, List<Event> events) {
    return statement
        .param("ids", Columns.uuids(events, Event::id))
        .param("tenants", Columns.uuids(events, Event::tenant))
        .param("sources", Columns.texts(events, Event::source))
        .param("types", Columns.texts(events, Event::type))
        .param("keys", Columns.texts(events, Event::orderingKey))
        .param("payloads", Columns.binaries(events, Event::payload))
        .param("occurred", Columns.times(events, Event::occurredAt))
        .param("accepted", Columns.times(events, Event::acceptedAt))
        .param("expires", Columns.times(events, Event::expiresAt));
  }

  private static StatementSpec ofDeliveries(StatementSpec statement, List<NewDelivery> deliveries) {
    return statement
        .param("deliveries", Columns.uuids(deliveries, NewDelivery::id))
        .param("deliveryEvents", Columns.uuids(deliveries, d -> d.event().id()))
        .param("deliveryTenants", Columns.uuids(deliveries, d -> d.event().tenant()))
        .param("subscriptions", Columns.uuids(deliveries, NewDelivery::subscription))
        .param("states", Columns.texts(deliveries, d -> d.state().wireName()))
        .param("owners", Columns.<NewDelivery>uuids(deliveries, d -> (UUID) d.owner()))
        .param("created", Columns.times(deliveries, d -> d.event().acceptedAt()));
  }
}
