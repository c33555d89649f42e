package dev.switchboard.store;

import dev.switchboard.delivery.Delivery;
import dev.switchboard.delivery.DeliveryState;
import dev.switchboard.event.Event;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * Leases waiting deliveries to an incarnation, so that no other gets them too: by one statement
 * where the database has one that skips what others are claiming; on the embedded database, which
 * admits one process, by picking and then taking.
 */
public final class ClaimStore {
  private final Transactions transactions;
  private final EventRows events;
  private final UUID incarnation;

  /**
   * @param incarnation to whom deliveries are leased
   */
  public ClaimStore(Transactions transactions, UUID incarnation) {
    this.transactions = transactions;
    this.events = new EventRows(transactions);
    this.incarnation = incarnation;
  }

  /** Claims deliveries whose time has come, the longest due first. */
  public List<Delivery> claimDue(Instant now, int most) {
    return transactions.run(
        () -> claim("due", s -> s.param("now", Columns.time(now)).param("most", most)));
  }

  /** Claims deliveries queued behind a subscription's lane, in the order they were accepted. */
  public List<Delivery> claimQueued(UUID subscription, int most) {
    return transactions.run(
        () -> claim("queued", s -> s.param("subscription", subscription).param("most", most)));
  }

  /** The subscriptions that have deliveries whose time has come. */
  public List<UUID> dueSubscriptions(Instant now) {
    return transactions
        .statement("outbox/due-subscriptions")
        .param("now", Columns.time(now))
        .query(UUID.class)
        .list();
  }

  /** Claims deliveries whose time has come, of some subscriptions only. */
  public List<Delivery> claimDueOf(List<UUID> subscriptions, int mostOfEach, Instant now) {
    UnaryOperator<StatementSpec> parameters = ofEach(subscriptions, mostOfEach, now);
    return transactions.run(
        () ->
            transactions.has("outbox/claim-due-of")
                ? claim("due-of", parameters)
                : take(pickDueOf(parameters)));
  }

  /**
   * Queues some of the deliveries whose time has come behind their lanes, without a look at them.
   */
  public void queueDueOf(List<UUID> subscriptions, int mostOfEach, Instant now) {
    UnaryOperator<StatementSpec> parameters = ofEach(subscriptions, mostOfEach, now);
    transactions.run(
        () -> {
          if (transactions.has("outbox/queue-due-of")) {
            return parameters.apply(transactions.statement("outbox/queue-due-of")).update();
          }
          List<UUID> picked = pickDueOf(parameters);
          return transactions
              .statement("outbox/queue-given")
              .param("ids", Columns.uuids(picked, id -> id))
              .update();
        });
  }

  /** Claims these deliveries, within the caller's transaction. */
  List<Delivery> claimGiven(Collection<UUID> deliveries) {
    return claim("given", s -> s.param("ids", Columns.uuids(deliveries, id -> id)));
  }

  /** The subscriptions that have deliveries waiting in a state, due ones left out. */
  public Set<UUID> waiting(DeliveryState state) {
    return transactions
        .statement("outbox/waiting-subscriptions")
        .param("state", state.wireName())
        .query(UUID.class)
        .set();
  }

  /** Queues some of a subscription's held deliveries again, and tells how many. */
  public int release(UUID subscription, int most) {
    return transactions.run(
        () ->
            transactions
                .statement("outbox/release-held")
                .param("ids", Columns.uuids(pick(subscription, DeliveryState.HELD, most), id -> id))
                .update());
  }

  /**
   * Cancels some of the deliveries waiting in a state for a subscription that is gone, and tells
   * how many.
   */
  public int cancel(UUID subscription, DeliveryState state, int most, Instant now) {
    return transactions.run(
        () ->
            transactions
                .statement("outbox/cancel-waiting")
                .param("ids", Columns.uuids(pick(subscription, state, most), id -> id))
                .param("now", Columns.time(now))
                .update());
  }

  /** Ends some of the held deliveries whose events have expired, and tells how many. */
  public int expireHeld(int most, Instant now, String reason) {
    return transactions.run(
        () -> {
          List<UUID> expired =
              transactions
                  .statement("outbox/pick-expired")
                  .param("now", Columns.time(now))
                  .param("most", most)
                  .query(UUID.class)
                  .list();
          return transactions
              .statement("outbox/expire-held")
              .param("ids", Columns.uuids(expired, id -> id))
              .param("now", Columns.time(now))
              .param("reason", reason)
              .update();
        });
  }

  private List<UUID> pick(UUID subscription, DeliveryState state, int most) {
    return transactions
        .statement("outbox/pick-waiting")
        .param("subscription", subscription)
        .param("state", state.wireName())
        .param("most", most)
        .query(UUID.class)
        .list();
  }

  private List<Delivery> claim(String which, UnaryOperator<StatementSpec> parameters) {
    if (transactions.has("outbox/claim-" + which)) {
      StatementSpec claim = transactions.statement("outbox/claim-" + which);
      return deliveries(parameters.apply(claim).param("owner", incarnation));
    }
    StatementSpec pick = transactions.statement("outbox/pick-" + which);
    return take(parameters.apply(pick).query(UUID.class).list());
  }

  private static UnaryOperator<StatementSpec> ofEach(
      List<UUID> subscriptions, int most, Instant now) {
    return s ->
        s.param("subscriptions", Columns.uuids(subscriptions, id -> id))
            .param("most", most)
            .param("now", Columns.time(now));
  }

  private List<UUID> pickDueOf(UnaryOperator<StatementSpec> parameters) {
    List<UUID> picked = new ArrayList<>();
    RowCallbackHandler keep =
        row -> {
          for (Object id : (Object[]) row.getArray(1).getArray()) {
            picked.add((UUID) id);
          }
        };
    parameters.apply(transactions.statement("outbox/pick-due-of")).query(keep);
    return picked;
  }

  private List<Delivery> take(List<UUID> picked) {
    if (picked.isEmpty()) {
      return List.of();
    }
    ofPicked("outbox/take", picked).update();
    return deliveries(ofPicked("outbox/select-taken", picked));
  }

  private StatementSpec ofPicked(String statement, List<UUID> picked) {
    return transactions
        .statement(statement)
        .param("ids", Columns.uuids(picked, id -> id))
        .param("owner", incarnation);
  }

  private List<Delivery> deliveries(StatementSpec statement) {
    List<Claimed> rows = statement.query(ClaimStore::claimed).list();
    if (rows.isEmpty()) {
      return List.of();
    }
    Map<UUID, Event> found =
        events.read(rows.stream().map(Claimed::eventId).collect(Collectors.toSet()));
    List<Delivery> deliveries = new ArrayList<>(rows.size());
    for (Claimed row : rows) {
      Event event = found.get(row.eventId());
      deliveries.add(
          new Delivery(row.id(), event, row.subscriptionId(), row.attempts(), row.strict()));
    }
    // The statement returns rows in no order; ids sort by the time of acceptance.
    deliveries.sort(Comparator.comparing(delivery -> delivery.id().toString()));
    return deliveries;
  }

  private static Claimed claimed(ResultSet row, int index) throws SQLException {
    return new Claimed(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        row.getObject(3, UUID.class),
        row.getInt(4),
        row.getBoolean(5));
  }

  private record Claimed(
      UUID id, UUID eventId, UUID subscriptionId, int attempts, boolean strict) {}
}
