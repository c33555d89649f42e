package dev.switchboard.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.delivery.DeliveryState;
import dev.switchboard.testing.Databases;
import dev.switchboard.testing.OpenDatabase;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * PostgreSQL finds what is to be claimed from a backlog by the index made for it, although its
 * statistics were made when nearly every row was of that backlog, so that reading along another
 * index seemed as good.
 */
class KeyedClaimsIT {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private static final UUID DOWN = UUID.randomUUID();
  private static final UUID QUIET = UUID.randomUUID();
  private static final int MANY = 10_000;
  private static final int MOST = 10;
  // An entry each in the index that is searched and in that of the key, and what is checked beside.
  private static final long FEW = 10 * MOST;

  private static OpenDatabase database;
  private static CountedReads reads;
  private static JdbcClient sql;
  private static ClaimStore claims;

  @BeforeAll
  static void fillLookAndFinishHalf() throws SQLException {
    database = OpenDatabase.fresh(Databases.POSTGRESQL);
    reads = new CountedReads(database);
    sql = reads.sql();
    claims = new ClaimStore(database.transactions(reads.source()), UUID.randomUUID());
    sql.sql("alter table delivery set (autovacuum_enabled = false)").update();
    // In the order of their ids, as they are accepted.
    sql.sql("create sequence kept").update();
    fill(DOWN, MANY, "null");
    fill(DOWN, MANY, "cast(:now as timestamptz) - interval '1 day' + i * interval '1 millisecond'");
    fill(QUIET, MOST, "cast(:now as timestamptz)");
    sql.sql("analyze delivery").update();
    sql.sql(
            """
            update delivery
            set state = 'delivered'
            where id in (select id from delivery where due_at is null order by id limit :half)
            """)
        .param("half", MANY / 2)
        .update();
    // The first to pass the entries of rows that are gone from an index marks them.
    claims.claimQueued(DOWN, 1);
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Test
  void whatIsQueuedIsClaimedWithoutALookAtWhatIsFinished() {
    long before = reads.soFar();

    assertThat(claims.claimQueued(DOWN, MOST)).hasSize(MOST);

    assertThat(reads.soFar() - before).isBetween((long) MOST, FEW);
  }

  @Test
  void whatIsQueuedIsReleasedOrCancelledWithoutALookAtWhatIsFinished() {
    long before = reads.soFar();

    assertThat(claims.cancel(DOWN, DeliveryState.PENDING, MOST, NOW)).isEqualTo(MOST);

    assertThat(reads.soFar() - before).isBetween((long) MOST, FEW);
  }

  @Test
  void whatIsDueToOneIsClaimedWithoutALookAtWhatWasDueToAnotherBefore() {
    long before = reads.soFar();

    assertThat(claims.claimDueOf(List.of(QUIET), MOST, NOW)).hasSize(MOST);

    assertThat(reads.soFar() - before).isBetween((long) MOST, FEW);
  }

  @Test
  void whoseDeliveriesAreDueIsSeenWithoutALookAtAllOfThem() {
    long before = reads.soFar();

    assertThat(claims.dueSubscriptions(NOW)).contains(DOWN);

    assertThat(reads.soFar() - before).isBetween(1L, FEW);
  }

  private static void fill(UUID subscription, int count, String due) {
    sql.sql(
            """
            insert into delivery (id, event_id, tenant_id, subscription_id, state, attempts, due_at, created_at)
            select cast(lpad(to_hex(nextval('kept')), 32, '0') as uuid), gen_random_uuid(), gen_random_uuid(), :to,
                'pending', 0, %s, :now
            from generate_series(1, :count) as i
            """
                .formatted(due))
        .param("to", subscription)
        .param("now", Columns.time(NOW))
        .param("count", count)
        .update();
  }
}
