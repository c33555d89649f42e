package dev.switchboard.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.delivery.Delivery;
import dev.switchboard.delivery.DeliveryState;
import dev.switchboard.delivery.Outcome;
import dev.switchboard.delivery.Settlement;
import dev.switchboard.delivery.Verdict;
import dev.switchboard.store.ClaimStore;
import dev.switchboard.store.SettlementStore;
import dev.switchboard.store.Transactions;
import dev.switchboard.testing.Databases;
import dev.switchboard.testing.OpenDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What an incarnation may do to a delivery's row. */
class LeaseProtocolIT {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678901Z");
  private static final Outcome ANSWER =
      Outcome.answered(503, Duration.ofMillis(7), "busy".getBytes(), null);
  private static final Verdict AGAIN = Verdict.retry(Duration.ofSeconds(5), "status_503", true);

  private final UUID here = UUID.randomUUID();
  private final UUID there = UUID.randomUUID();
  private final UUID subscription = UUID.randomUUID();
  private OpenDatabase database;
  private Transactions transactions;
  private JdbcClient sql;

  @AfterEach
  void close() {
    database.close();
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

  private void open(Databases kind) {
    database = OpenDatabase.fresh(kind);
    transactions = database.transactions();
    sql = database.sql();
  }

  private Delivery born(UUID owner) {
    return StoredDeliveries.born(transactions, subscription, owner, NOW);
  }

  private int settle(UUID incarnation, Settlement settlement) {
    return new SettlementStore(transactions, incarnation).write(List.of(settlement));
  }

  private static Settlement success(Delivery delivery) {
    Outcome outcome = Outcome.answered(200, Duration.ofMillis(3), new byte[0], null);
    return Settlement.of(delivery, outcome, Verdict.delivered(), NOW);
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
