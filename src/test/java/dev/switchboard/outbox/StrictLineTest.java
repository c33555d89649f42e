package dev.switchboard.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import dev.switchboard.delivery.Delivery;
import dev.switchboard.delivery.DeliveryState;
import dev.switchboard.delivery.Outcome;
import dev.switchboard.delivery.Settlement;
import dev.switchboard.delivery.Verdict;
import dev.switchboard.event.Event;
import dev.switchboard.store.AcceptStore;
import dev.switchboard.store.ClaimStore;
import dev.switchboard.store.NewDelivery;
import dev.switchboard.store.SettlementStore;
import dev.switchboard.store.StrictStore;
import dev.switchboard.store.StrictStore.Moved;
import dev.switchboard.store.Transactions;
import dev.switchboard.subscription.Portfolio;
import dev.switchboard.subscription.Preferences;
import dev.switchboard.subscription.Revision;
import dev.switchboard.subscription.Revision.Selection;
import dev.switchboard.subscription.SampleSubscription;
import dev.switchboard.subscription.Subscription;
import dev.switchboard.testing.Databases;
import dev.switchboard.testing.OpenDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;

/** A strict subscription on a database of its own, whose lines incarnations move. */
abstract class StrictLineTest {
  static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678901Z");
  private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();

  final UUID here = UUID.randomUUID();
  final UUID there = UUID.randomUUID();
  final UUID tenant = UUID.randomUUID();
  final UUID subscription = UUID.randomUUID();

  /** What the last settlement told of. */
  final List<UUID> ended = new ArrayList<>();

  OpenDatabase database;
  Transactions transactions;

  @AfterEach
  void close() {
    database.close();
  }

  final void open(Databases kind) {
    database = OpenDatabase.fresh(kind);
    transactions = database.transactions();
    database.add(tenant, NOW);
    database
        .subscriptions(NOW)
        .revise(
            new Revision(
                tenant,
                "native",
                Selection.byId(subscription),
                nothing -> Portfolio.of(List.of(subscription()))));
  }

  private Subscription subscription() {
    return SampleSubscription.choosing(subscription, tenant, Preferences.USUAL, NOW);
  }

  /** Accepts an event of each key in one transaction, and tells the deliveries. */
  final List<UUID> accept(String... keys) {
    List<Event> events =
        Arrays.stream(keys)
            .map(
                key ->
                    new Event(
                        IDS.generate(), tenant, "test", "a.b", key, new byte[2], NOW, NOW, null))
            .toList();
    List<NewDelivery> deliveries =
        events.stream()
            .map(
                event ->
                    new NewDelivery(
                        IDS.generate(), event, subscription, DeliveryState.PENDING, null, true))
            .toList();
    AcceptStore store = new AcceptStore(transactions);
    store.add(events, deliveries, AcceptStore.WHATEVER_CHANGES);
    return new ArrayList<>(deliveries.stream().map(NewDelivery::id).toList());
  }

  /** Moves lines, and tells what may be attempted now. */
  final List<Delivery> move(UUID incarnation, List<UUID> deliveries) {
    Moved moved = strict(incarnation).move(deliveries, any -> false);
    assertThat(moved.busy()).isEmpty();
    assertThat(moved.calledUp()).allMatch(Delivery::strict);
    return moved.calledUp();
  }

  final StrictStore strict(UUID incarnation) {
    return new StrictStore(transactions, claims(incarnation));
  }

  final ClaimStore claims(UUID incarnation) {
    return new ClaimStore(transactions, incarnation);
  }

  /** Records how an attempt ended, and what that told of. */
  final void settle(UUID incarnation, Delivery delivery, DeliveryState state) {
    Outcome outcome = Outcome.answered(503, Duration.ofMillis(3), new byte[0], null);
    Verdict verdict =
        switch (state) {
          case DELIVERED -> Verdict.delivered();
          case DEAD -> Verdict.dead("policy_spent", true);
          default -> Verdict.retry(Duration.ofSeconds(5), "status_503", true);
        };
    SettlementStore store = new SettlementStore(transactions, incarnation);
    ended.clear();
    store.listen(ended::addAll);
    assertThat(store.write(List.of(Settlement.of(delivery, outcome, verdict, NOW)))).isOne();
  }
}
