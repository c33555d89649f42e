package dev.switchboard.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.delivery.Delivery;
import dev.switchboard.delivery.DeliveryState;
import dev.switchboard.delivery.Outcome;
import dev.switchboard.delivery.Settlement;
import dev.switchboard.delivery.Verdict;
import dev.switchboard.testing.Databases;
import dev.switchboard.testing.OpenDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * PostgreSQL finds by their keys what the outbox asks for, although it was first asked when the
 * tables were empty, and has looked at neither of them since.
 */
class KeyedReadsIT {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private static final UUID OWNER = UUID.randomUUID();
  private static final int MANY = 5_000;
  // Enough for a driver and a server to have settled on one plan for all times.
  private static final int OFTEN = 20;

  private static final Outcome REFUSED =
      Outcome.answered(500, Duration.ofMillis(7), "no".getBytes(), null);
  private static final Verdict AGAIN = Verdict.retry(Duration.ofSeconds(1), "status_500", true);

  private static OpenDatabase database;
  private static CountedReads reads;
  private static JdbcClient sql;
  private static SettlementStore settlements;
  private static ClaimStore claims;

  @BeforeAll
  static void askFirstAndFillThen() throws SQLException {
    database = OpenDatabase.fresh(Databases.POSTGRESQL);
    reads = new CountedReads(database);
    sql = reads.sql();
    settlements = new SettlementStore(database.transactions(reads.source()), OWNER);
    claims = new ClaimStore(database.transactions(reads.source()), OWNER);
    for (String table : List.of("delivery", "attempt")) {
      sql.sql("alter table " + table + " set (autovacuum_enabled = false)").update();
    }
    for (int i = 0; i < OFTEN; i++) {
      settlements.write(List.of(failed(UUID.randomUUID())));
      claims.waiting(DeliveryState.HELD);
    }
    fill(UUID.randomUUID(), MANY);
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Test
  void aSettlementReadsItsOwnDeliveryAndAttemptOnly() {
    UUID delivery = oneOf(fill(UUID.randomUUID(), 1));
    long before = reads.soFar();

    settlements.write(List.of(failed(delivery)));

    assertThat(reads.soFar() - before).isBetween(1L, 20L);
  }

  @Test
  void whoHasHeldDeliveriesIsSeenPastAllThatIsQueued() {
    long before = reads.soFar();

    assertThat(claims.waiting(DeliveryState.HELD)).isEmpty();

    assertThat(reads.soFar() - before).isLessThan(20);
  }

  @Test
  void noStatementIsCompiledForLongerThanItRuns() {
    assertThat(sql.sql("select current_setting('jit')").query(String.class).single())
        .isEqualTo("off");
  }

  private static Settlement failed(UUID id) {
    Delivery delivery = new Delivery(id, null, UUID.randomUUID(), 0);
    return Settlement.of(delivery, REFUSED, AGAIN, NOW);
  }

  private static UUID fill(UUID subscription, int count) {
    sql.sql(
            """
            insert into delivery (id, event_id, tenant_id, subscription_id, state, attempts, created_at)
            select gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), :to, 'pending', 0, :now
            from generate_series(1, :count)
            """)
        .param("to", subscription)
        .param("now", Columns.time(NOW))
        .param("count", count)
        .update();
    return subscription;
  }

  private static UUID oneOf(UUID subscription) {
    return sql.sql("select id from delivery where subscription_id = :to")
        .param("to", subscription)
        .query(UUID.class)
        .single();
  }
}
