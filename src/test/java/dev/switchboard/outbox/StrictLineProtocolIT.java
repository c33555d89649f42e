package dev.switchboard.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import com.zaxxer.hikari.HikariDataSource;
import dev.switchboard.delivery.Delivery;
import dev.switchboard.delivery.DeliveryState;
import dev.switchboard.delivery.Outcome;
import dev.switchboard.delivery.Settlement;
import dev.switchboard.delivery.Verdict;
import dev.switchboard.event.Event;
import dev.switchboard.store.AcceptStore;
import dev.switchboard.store.ChangeSignal;
import dev.switchboard.store.ClaimStore;
import dev.switchboard.store.CredentialStore;
import dev.switchboard.store.Database;
import dev.switchboard.store.NewDelivery;
import dev.switchboard.store.SettlementStore;
import dev.switchboard.store.Statements;
import dev.switchboard.store.StrictStore;
import dev.switchboard.store.StrictStore.Moved;
import dev.switchboard.store.SubscriptionStore;
import dev.switchboard.store.TenantStore;
import dev.switchboard.store.Transactions;
import dev.switchboard.subscription.Portfolio;
import dev.switchboard.subscription.Preferences;
import dev.switchboard.subscription.Revision;
import dev.switchboard.subscription.Revision.Selection;
import dev.switchboard.subscription.SampleSubscription;
import dev.switchboard.subscription.Subscription;
import dev.switchboard.testing.Databases;
import dev.switchboard.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which delivery of a strict line may be attempted, whoever looks at it, and when. */
class StrictLineProtocolIT {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678901Z");
  private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();

  private final UUID here = UUID.randomUUID();
  private final UUID there = UUID.randomUUID();
  private final UUID tenant = UUID.randomUUID();
  private final UUID subscription = UUID.randomUUID();
  private final List<UUID> ended = new ArrayList<>();
  private HikariDataSource pool;
  private Transactions transactions;

  @AfterEach
  void close() {
    pool.close();
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void callsUpOneOfAKeyAtATimeInTheOrderOfAcceptance(Databases kind) {
    open(kind);
    List<UUID> line = accept("k", "k");
    line.addAll(accept("k"));

    List<Delivery> first = move(here, line);
    assertThat(first).extracting(Delivery::id).containsExactly(line.get(0));
    assertThat(move(there, line)).isEmpty();

    settle(here, first.get(0), DeliveryState.DELIVERED);
    assertThat(ended).containsExactly(line.get(0));
    List<Delivery> second = move(there, ended);
    assertThat(second).extracting(Delivery::id).containsExactly(line.get(1));
    assertThat(move(here, line)).isEmpty();

    settle(there, second.get(0), DeliveryState.DEAD);
    assertThat(move(here, ended)).extracting(Delivery::id).containsExactly(line.get(2));
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void letsNothingOfAKeyPassOneThatIsTriedAgain(Databases kind) {
    open(kind);
    List<UUID> line = accept("k", "k");
    Delivery first = move(here, line).get(0);

    settle(here, first, DeliveryState.PENDING);

    assertThat(ended).isEmpty();
    assertThat(move(there, line)).isEmpty();
    assertThat(claims(there).claimDue(NOW, 10)).isEmpty();
    assertThat(claims(there).claimQueued(subscription, 10)).isEmpty();
    List<Delivery> again = claims(there).claimDue(NOW.plusSeconds(5), 10);
    assertThat(again).extracting(Delivery::id).containsExactly(line.get(0));
    settle(there, again.get(0), DeliveryState.DELIVERED);
    assertThat(move(here, ended)).extracting(Delivery::id).containsExactly(line.get(1));
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void letsEveryKeyHaveALineOfItsOwn(Databases kind) {
    open(kind);
    List<UUID> lines = accept("a", "b", "a", "c", "b");

    assertThat(move(here, lines))
        .extracting(Delivery::id)
        .containsExactly(lines.get(0), lines.get(1), lines.get(3));
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void claimsNothingThatWaitsForItsTurn(Databases kind) {
    open(kind);
    accept("k", "k");

    assertThat(claims(here).claimDue(NOW.plus(Duration.ofDays(10_000)), 10)).isEmpty();
    assertThat(claims(here).claimQueued(subscription, 10)).isEmpty();
    assertThat(claims(here).waiting(DeliveryState.PENDING)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void callsUpNoSecondWhenAnEarlierTurnIsCommittedLater(Databases kind) {
    open(kind);
    List<UUID> late = new ArrayList<>();
    List<Delivery> called = new ArrayList<>();
    List<UUID> early = new ArrayList<>();
    transactions.run(
        () -> {
          late.addAll(accept("k"));
          elsewhere(
              () -> {
                early.addAll(accept("k"));
                called.addAll(move(there, early));
              });
          return null;
        });

    assertThat(called).extracting(Delivery::id).containsExactlyElementsOf(early);
    assertThat(move(here, late)).isEmpty();
    settle(there, called.get(0), DeliveryState.DELIVERED);
    assertThat(move(there, ended)).extracting(Delivery::id).containsExactlyElementsOf(late);
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void leavesLinesAloneThatSomebodyElseIsMoving(Databases kind) {
    open(kind);
    List<UUID> line = accept("k", "k");
    List<UUID> busy = new ArrayList<>();
    transactions.run(
        () -> {
          assertThat(move(here, line)).hasSize(1);
          elsewhere(() -> busy.addAll(strict(there).move(line, any -> false).busy()));
          return null;
        });

    assertThat(busy).containsExactlyInAnyOrderElementsOf(line);
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void findsLinesThatStandStill(Databases kind) {
    open(kind);
    List<UUID> forgotten = accept("a", "a");
    List<UUID> calledOff = accept("b", "b");
    List<UUID> fine = accept("c", "c");
    move(here, fine);
    move(here, calledOff);
    JdbcClient.create(pool)
        .sql("update delivery set state = 'cancelled' where id = ?")
        .param(calledOff.get(0))
        .update();

    List<UUID> stuck = strict(there).stuck(10);

    assertThat(stuck).contains(calledOff.get(0)).containsAnyElementsOf(forgotten);
    assertThat(stuck).doesNotContainAnyElementsOf(fine);
    assertThat(move(there, stuck))
        .extracting(Delivery::id)
        .containsExactly(forgotten.get(0), calledOff.get(1));
    assertThat(strict(here).stuck(10)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void goesOnBehindADeliveryThatIsNoLongerThere(Databases kind) {
    open(kind);
    List<UUID> line = accept("k", "k");
    move(here, line);
    JdbcClient.create(pool).sql("delete from delivery where id = ?").param(line.get(0)).update();

    assertThat(move(here, strict(here).stuck(10)))
        .extracting(Delivery::id)
        .containsExactly(line.get(1));
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void callsEverythingUpThatIsOwedToNobodyAnyMore(Databases kind) {
    open(kind);
    List<UUID> lines = accept("a", "a", "b", "a");
    Delivery running = move(here, lines.subList(0, 1)).get(0);

    Moved moved = strict(here).move(lines.subList(1, 2), subscription::equals);

    assertThat(moved.calledUp())
        .extracting(Delivery::id)
        .containsExactlyElementsOf(lines.subList(1, 4))
        .doesNotContain(running.id());
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void leavesNothingBehindWhenALineHasEnded(Databases kind) {
    open(kind);
    List<UUID> line = accept("k", "k");
    for (List<Delivery> next = move(here, line); !next.isEmpty(); next = move(here, ended)) {
      settle(here, next.get(0), DeliveryState.DELIVERED);
    }

    assertThat(
            JdbcClient.create(pool)
                .sql("select count(*) from strict_line")
                .query(Integer.class)
                .single())
        .isZero();
  }

  private void open(Databases kind) {
    TestDatabase fresh = kind.fresh();
    Database database =
        new Database(new Database.Access(fresh.url(), fresh.user(), fresh.password()));
    pool = database.pool("lines", 4, Duration.ofSeconds(5));
    database.migrate(pool);
    transactions = new Transactions(pool, new Statements(database.vendor()), false);
    CredentialStore credentials = new CredentialStore(transactions, UUID::randomUUID, () -> NOW);
    new TenantStore(transactions, credentials, () -> NOW, new ChangeSignal())
        .create(tenant, "acme", NOW, List.of());
    new SubscriptionStore(transactions, () -> NOW, new ChangeSignal())
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
  private List<UUID> accept(String... keys) {
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
    store.durably(
        () -> {
          store.add(events, deliveries);
          return null;
        });
    return new ArrayList<>(deliveries.stream().map(NewDelivery::id).toList());
  }

  private List<Delivery> move(UUID incarnation, List<UUID> deliveries) {
    Moved moved = strict(incarnation).move(deliveries, any -> false);
    assertThat(moved.busy()).isEmpty();
    assertThat(moved.calledUp()).allMatch(Delivery::strict);
    return moved.calledUp();
  }

  private StrictStore strict(UUID incarnation) {
    return new StrictStore(transactions, claims(incarnation));
  }

  private ClaimStore claims(UUID incarnation) {
    return new ClaimStore(transactions, incarnation);
  }

  private void settle(UUID incarnation, Delivery delivery, DeliveryState state) {
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

  private static void elsewhere(Runnable work) {
    CompletableFuture.runAsync(work).join();
  }
}
