package dev.switchboard.store;

import dev.switchboard.delivery.Delivery;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * The lines in which strict deliveries wait, one for each subscription and ordering key. Only the
 * first of a line is ever anywhere but in its line: claimed, due, queued or held; it holds back the
 * others until it has come to its end, wherever and however that was.
 *
 * <p>The idea: accepting puts rows at the end of their lines without a look at them, so no event
 * waits for the lock of another's line. Who moves a line locks its subscription's row, and sees
 * everything committed; what commits later is moved by whoever committed it. So of two that move
 * lines one sees the other's work, and calls up one delivery, never two.
 *
 * <p>The order is that of turns, numbers drawn inside the accepting transaction: of two events of
 * which one was answered before the other was posted, to whichever node, the first has the lower.
 */
public final class StrictStore {
  private static final int CALLED_OFF_AT_A_TIME = 500;

  private final Transactions transactions;
  private final ClaimStore claims;

  /**
   * @param claims leases what is called up
   */
  public StrictStore(Transactions transactions, ClaimStore claims) {
    this.transactions = transactions;
    this.claims = claims;
  }

  /**
   * What became of a look at some lines.
   *
   * @param calledUp deliveries whose turn has come, claimed
   * @param busy deliveries whose lines somebody else is moving; to be looked at again
   */
  public record Moved(List<Delivery> calledUp, List<UUID> busy) {}

  /** Puts new deliveries at the end of their lines, within the caller's transaction. */
  static void enter(Transactions transactions, List<NewDelivery> deliveries) {
    long turn = transactions.statement("strict/next-turn").query(Long.class).single();
    transactions
        .statement("strict/enter")
        .param("ids", Columns.uuids(deliveries, NewDelivery::id))
        .param("subscriptions", Columns.uuids(deliveries, NewDelivery::subscription))
        .param("keys", Columns.texts(deliveries, d -> d.event().orderingKey()))
        .param("turn", turn)
        .update();
    transactions
        .statement("strict/park")
        .param("ids", Columns.uuids(deliveries, NewDelivery::id))
        .update();
  }

  /** Deliveries in lines that stand still though nothing holds them back. */
  public List<UUID> stuck(int most) {
    return transactions.statement("strict/stuck").param("most", most).query(UUID.class).list();
  }

  /**
   * Moves the lines of some deliveries: those that have finished leave, and those that are first
   * then are claimed.
   *
   * @param deliveries that have entered their lines or come to their ends
   * @param isGone tells whether a subscription is deleted: nothing of it needs to wait for its turn
   */
  public Moved move(Collection<UUID> deliveries, Predicate<UUID> isGone) {
    return transactions.run(
        () -> {
          List<Place> places = find(deliveries);
          Set<UUID> locked = lock(places);
          Set<UUID> gone = locked.stream().filter(isGone).collect(Collectors.toSet());
          List<UUID> busy = new ArrayList<>();
          Set<Line> lines = new HashSet<>();
          for (Place place : places) {
            UUID subscription = place.line().subscription();
            if (!locked.contains(subscription)) {
              busy.add(place.delivery());
            } else if (!gone.contains(subscription)) {
              lines.add(place.line());
            }
          }
          List<UUID> next = first(lines);
          gone.forEach(subscription -> next.addAll(callOff(subscription)));
          return new Moved(callUp(next), busy);
        });
  }

  private List<Place> find(Collection<UUID> deliveries) {
    return of("strict/find", deliveries)
        .query(
            (row, index) ->
                new Place(
                    row.getObject(1, UUID.class),
                    new Line(row.getObject(2, UUID.class), row.getString(3)),
                    row.getLong(4) == 0,
                    row.getBoolean(5)))
        .list();
  }

  private Set<UUID> lock(List<Place> places) {
    Set<UUID> subscriptions = new HashSet<>();
    places.forEach(place -> subscriptions.add(place.line().subscription()));
    return subscriptions.isEmpty()
        ? Set.of()
        : of("strict/lock", subscriptions).query(UUID.class).set();
  }

  /** The first of each line that has yet to be called up, once the finished ones have left. */
  private List<UUID> first(Set<Line> lines) {
    List<UUID> next = new ArrayList<>();
    Set<Line> open = lines;
    while (!open.isEmpty()) {
      List<UUID> heads =
          transactions
              .statement("strict/heads")
              .param("subscriptions", Columns.uuids(open, Line::subscription))
              .param("keys", Columns.texts(open, Line::key))
              .query((row, index) -> row.getObject(1, UUID.class))
              .list();
      open = new HashSet<>();
      for (Place head : leave(find(heads.stream().filter(Objects::nonNull).toList()), next)) {
        open.add(head.line());
      }
    }
    return next;
  }

  private List<UUID> callOff(UUID subscription) {
    List<UUID> all =
        transactions
            .statement("strict/all-of")
            .param("subscription", subscription)
            .param("most", CALLED_OFF_AT_A_TIME)
            .query(UUID.class)
            .list();
    List<UUID> next = new ArrayList<>();
    leave(find(all), next);
    return next;
  }

  /**
   * Removes what has finished, and tells it; what has yet to be called up goes into {@code next}.
   */
  private List<Place> leave(List<Place> places, List<UUID> next) {
    List<Place> finished = places.stream().filter(Place::finished).toList();
    if (!finished.isEmpty()) {
      of("strict/leave", finished.stream().map(Place::delivery).toList()).update();
    }
    places.stream()
        .filter(place -> !place.finished() && !place.calledUp())
        .forEach(place -> next.add(place.delivery()));
    return finished;
  }

  private List<Delivery> callUp(List<UUID> next) {
    if (next.isEmpty()) {
      return List.of();
    }
    of("strict/call-up", next).update();
    return claims.claimGiven(next);
  }

  private StatementSpec of(String statement, Collection<UUID> deliveries) {
    return transactions.statement(statement).param("ids", Columns.uuids(deliveries, id -> id));
  }

  private record Line(UUID subscription, String key) {}

  private record Place(UUID delivery, Line line, boolean calledUp, boolean finished) {}
}
