package dev.switchboard.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

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
import dev.switchboard.store.ClaimStore;
import dev.switchboard.store.Database;
import dev.switchboard.store.NewDelivery;
import dev.switchboard.store.NodeStore;
import dev.switchboard.store.SettlementStore;
import dev.switchboard.store.Statements;
import dev.switchboard.store.Transactions;
import dev.switchboard.testing.Databases;
import dev.switchboard.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What an incarnation may do to a delivery's row, and when another takes over. */
class LeaseProtocolIT {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678901Z");
  private static final Outcome ANSWER =
      Outcome.answered(503, Duration.ofMillis(7), "busy".getBytes(), null);
  private static final Verdict AGAIN = Verdict.retry(Duration.ofSeconds(5), "status_503", true);

  // One for all: ids of two generators in the same millisecond are in no order.
  private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();

  private final UUID here = UUID.randomUUID();
  private final UUID there = UUID.randomUUID();
  private final UUID subscription = UUID.randomUUID();
  private final AtomicLong nanos = new AtomicLong();
  private HikariDataSource pool;
  private Transactions transactions;
  private JdbcClient sql;

  @AfterEach
  void close() {
    pool.close();
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void countsAFailureOnlyWhileTheRowIsStillTheWriters(Databases kind) {
    open(kind);
    Delivery delivery = born(here);

    assertThat(settle(there, Settlement.of(delivery, ANSWER, AGAIN, NOW))).isZero();
    assertThat(settle(here, Settlement.of(delivery, ANSWER, AGAIN, NOW))).isEqualTo(1);
    assertThat(settle(here, Settlement.of(delivery, ANSWER, AGAIN, NOW))).isZero();
    assertThat(row(delivery)).isEqualTo("pending 1 due 503 7 status_503");
    assertThat(sql.sql("select count(*) from attempt").query(Integer.class).single()).isOne();
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void countsASuccessWhoeverHasTheRow(Databases kind) {
    open(kind);
    Delivery delivery = born(there);

    assertThat(settle(here, success(delivery))).isEqualTo(1);
    assertThat(row(delivery)).isEqualTo("delivered 1 - 200 3 null");
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void letsNothingMoveAFinishedDelivery(Databases kind) {
    open(kind);
    Delivery delivery = born(here);
    settle(here, Settlement.end(delivery, DeliveryState.CANCELLED, "subscription_deleted", NOW));

    assertThat(settle(here, success(delivery))).isZero();
    assertThat(row(delivery)).startsWith("cancelled 0 - ");
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void claimsWhatIsDueAndNothingBefore(Databases kind) {
    open(kind);
    Delivery delivery = born(here);
    settle(here, Settlement.of(delivery, ANSWER, AGAIN, NOW));
    ClaimStore claims = new ClaimStore(transactions, there);

    assertThat(claims.claimDue(NOW.plusSeconds(4), 10)).isEmpty();
    List<Delivery> claimed = claims.claimDue(NOW.plusSeconds(5), 10);
    assertThat(claimed).hasSize(1);
    assertThat(claimed.get(0).attempts()).isEqualTo(1);
    assertThat(claimed.get(0).event().payload()).isEqualTo(delivery.event().payload());
    assertThat(claims.claimDue(NOW.plusSeconds(5), 10)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void claimsQueuedDeliveriesInTheOrderTheyWereAccepted(Databases kind) {
    open(kind);
    List<UUID> order = List.of(born(null).id(), born(null).id(), born(null).id(), born(null).id());
    ClaimStore claims = new ClaimStore(transactions, here);

    assertThat(claims.waiting(DeliveryState.PENDING)).containsExactly(subscription);
    assertThat(claims.claimQueued(subscription, 3))
        .extracting(Delivery::id)
        .containsExactlyElementsOf(order.subList(0, 3));
    assertThat(claims.claimQueued(subscription, 3))
        .extracting(Delivery::id)
        .containsExactly(order.get(3));
    assertThat(claims.waiting(DeliveryState.PENDING)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void takesOverFromANodeWhoseBeatStoodStillForFifteenSeconds(Databases kind) {
    open(kind);
    Membership live = membership(here);
    live.enter();
    membership(there).enter();
    born(there);
    turn(live);

    after(Duration.ofSeconds(14));
    turn(live);
    assertThat(due()).isZero();
    after(Duration.ofSeconds(1));
    turn(live);
    assertThat(due()).isOne();
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void leavesANodeAloneWhoseBeatMoves(Databases kind) {
    open(kind);
    Membership live = membership(here);
    Membership other = membership(there);
    live.enter();
    other.enter();
    born(there);
    for (int i = 0; i < 4; i++) {
      after(Duration.ofSeconds(10));
      other.beat(() -> fail("judged dead"));
      turn(live);
    }

    assertThat(due()).isZero();
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void tellsANodeThatItWasJudgedDead(Databases kind) {
    open(kind);
    Membership live = membership(here);
    Membership late = membership(there);
    live.enter();
    late.enter();
    turn(live);
    after(Duration.ofSeconds(16));
    turn(live);

    assertThat(late.isSure()).isFalse();
    List<Boolean> sureWhileForgetting = new ArrayList<>();
    late.beat(() -> sureWhileForgetting.add(late.isSure()));
    assertThat(sureWhileForgetting).containsExactly(false);
    late.beat(() -> fail("judged dead"));
    assertThat(late.isSure()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void freesWhatBelongsToNobody(Databases kind) {
    open(kind);
    born(UUID.randomUUID());
    membership(here).enter();

    assertThat(due()).isOne();
  }

  private void open(Databases kind) {
    TestDatabase fresh = kind.fresh();
    Database database =
        new Database(new Database.Access(fresh.url(), fresh.user(), fresh.password()));
    pool = database.pool("leases", 4, Duration.ofSeconds(5));
    database.migrate(pool);
    transactions = new Transactions(pool, new Statements(database.vendor()), false);
    sql = JdbcClient.create(pool);
  }

  private Delivery born(UUID owner) {
    Event event =
        new Event(
            IDS.generate(),
            UUID.randomUUID(),
            "test",
            "a.b",
            null,
            "{\"a\":1}".getBytes(),
            NOW,
            NOW,
            null);
    NewDelivery delivery =
        new NewDelivery(IDS.generate(), event, subscription, DeliveryState.PENDING, owner);
    AcceptStore store = new AcceptStore(transactions);
    store.durably(() -> store.add(List.of(event), List.of(delivery)));
    return new Delivery(delivery.id(), event, subscription, 0);
  }

  private Membership membership(UUID incarnation) {
    NodeStore nodes = new NodeStore(transactions, incarnation);
    return new Membership(nodes, nodes, incarnation, () -> NOW, nanos::get, false);
  }

  private static void turn(Membership node) {
    node.beat(() -> fail("judged dead"));
    node.observe();
  }

  private void after(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  private int settle(UUID incarnation, Settlement settlement) {
    return new SettlementStore(transactions, incarnation).write(List.of(settlement));
  }

  private static Settlement success(Delivery delivery) {
    Outcome outcome = Outcome.answered(200, Duration.ofMillis(3), new byte[0], null);
    return Settlement.of(delivery, outcome, Verdict.delivered(), NOW);
  }

  private int due() {
    return sql.sql("select count(*) from delivery where due_at is not null and owner is null")
        .query(Integer.class)
        .single();
  }

  private String row(Delivery delivery) {
    return sql.sql("select * from delivery where id = ?")
        .param(delivery.id())
        .query(
            (row, index) ->
                row.getString("state")
                    + " "
                    + row.getInt("attempts")
                    + (row.getObject("due_at") == null ? " - " : " due ")
                    + row.getObject("status")
                    + " "
                    + row.getObject("took_ms")
                    + " "
                    + row.getString("reason"))
        .single();
  }
}
