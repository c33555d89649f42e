package dev.switchboard.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.switchboard.store.NodeStore;
import dev.switchboard.store.Transactions;
import dev.switchboard.testing.Databases;
import dev.switchboard.testing.OpenDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** When a node takes over what another holds, and what that one hears of it. */
class MembershipIT {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678901Z");

  private final UUID here = UUID.randomUUID();
  private final UUID there = UUID.randomUUID();
  private final AtomicLong nanos = new AtomicLong();
  private OpenDatabase database;
  private Transactions transactions;

  @AfterEach
  void close() {
    database.close();
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
      other.beat(MembershipIT::judgedDead);
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
    late.beat(MembershipIT::judgedDead);
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

  @ParameterizedTest
  @EnumSource(Databases.class)
  void countsItsOwnSilenceFromBeforeASignOfLifeThatTakesLong(Databases kind) {
    open(kind);
    DataSource slow =
        new DelegatingDataSource(database.pool()) {
          @Override
          public Connection getConnection() throws SQLException {
            after(Duration.ofSeconds(11));
            return super.getConnection();
          }
        };
    Membership node = membership(here, new NodeStore(database.transactions(slow), here));
    node.enter();

    node.beat(MembershipIT::judgedDead);
    assertThat(node.isSure()).isFalse();
  }

  private static void judgedDead() {
    fail("judged dead");
  }

  private void open(Databases kind) {
    database = OpenDatabase.fresh(kind);
    transactions = database.transactions();
  }

  private void born(UUID owner) {
    StoredDeliveries.born(transactions, UUID.randomUUID(), owner, NOW);
  }

  private Membership membership(UUID incarnation) {
    return membership(incarnation, new NodeStore(transactions, incarnation));
  }

  private Membership membership(UUID incarnation, NodeStore beats) {
    return new Membership(
        new NodeStore(transactions, incarnation),
        beats,
        incarnation,
        () -> NOW,
        nanos::get,
        new Silence(Duration.ofSeconds(15)),
        false);
  }

  private static void turn(Membership node) {
    node.beat(MembershipIT::judgedDead);
    node.observe();
  }

  private void after(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  private int due() {
    return database
        .sql()
        .sql("select count(*) from delivery where due_at is not null and owner is null")
        .query(Integer.class)
        .single();
  }
}
