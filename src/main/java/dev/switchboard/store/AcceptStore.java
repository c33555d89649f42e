package dev.switchboard.store;

import dev.switchboard.event.Event;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Writes accepted events and the deliveries they are owed as. */
public final class AcceptStore {
  /** Said of deliveries that are owed whatever has changed since they were worked out. */
  public static final long WHATEVER_CHANGES = Long.MAX_VALUE;

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
   * Adds events and the deliveries they are owed as, unless subscriptions have changed since those
   * were worked out; strict ones are lined up. In the transaction under way, or in one of its own
   * that has reached the disk when this returns.
   *
   * @param known the revision of subscriptions that the deliveries were worked out with
   * @return whether they were added; if not, nothing was
   */
  public boolean add(List<Event> events, List<NewDelivery> deliveries, long known) {
    boolean atOnce = deliveries.size() <= ROWS_A_STATEMENT && transactions.has(AT_ONCE);
    List<NewDelivery> strict = deliveries.stream().filter(NewDelivery::strict).toList();
    if (atOnce && strict.isEmpty()) {
      // Where there is this statement, what is committed has reached the disk.
      return transactions.runAlone(() -> insertAtOnce(events, deliveries, known));
    }
    return transactions.runDurably(
        () -> {
          boolean added =
              atOnce ? insertAtOnce(events, deliveries, known) : insert(events, deliveries, known);
          if (added && !strict.isEmpty()) {
            StrictStore.enter(transactions, strict);
          }
          return added;
        });
  }

  private boolean insertAtOnce(List<Event> events, List<NewDelivery> deliveries, long known) {
    StatementSpec statement =
        transactions
            .statement(AT_ONCE)
            .param("known", known)
            .param("whatever", known == WHATEVER_CHANGES);
    StatementSpec filled = ofDeliveries(ofEvents(statement, events), deliveries);
    return filled.query(Boolean.class).single();
  }

  private boolean insert(List<Event> events, List<NewDelivery> deliveries, long known) {
    if (known != WHATEVER_CHANGES && known != SubscriptionFeed.revision(transactions)) {
      return false;
    }
    ofEvents(transactions.statement("outbox/insert-events"), events).update();
    for (int from = 0; from < deliveries.size(); from += ROWS_A_STATEMENT) {
      int to = Math.min(deliveries.size(), from + ROWS_A_STATEMENT);
      ofDeliveries(transactions.statement("outbox/insert-deliveries"), deliveries.subList(from, to))
          .update();
    }
    return true;
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
