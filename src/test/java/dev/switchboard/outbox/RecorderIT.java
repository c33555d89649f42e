package dev.switchboard.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
import dev.switchboard.store.DatabaseWatch;
import dev.switchboard.store.NewDelivery;
import dev.switchboard.store.SettlementStore;
import dev.switchboard.store.Statements;
import dev.switchboard.store.Transactions;
import dev.switchboard.testing.Databases;
import dev.switchboard.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the recorder does about outcomes of which it is not known whether they were written. */
class RecorderIT {
  private final UUID here = UUID.randomUUID();
  private final UUID subscription = UUID.randomUUID();
  private final MovedTime time = new MovedTime();
  private final CountedIds ids = new CountedIds();
  private final Leases leases = new Leases();
  private HikariDataSource pool;
  private DeafConnections connections;
  private Transactions disturbed;
  private Transactions undisturbed;

  @AfterEach
  void close() {
    pool.close();
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void putsNothingBackTwiceWhenTheAnswerIsLost(Databases kind) throws InterruptedException {
    open(kind);
    Delivery back = born();
    Delivery delivered = born();
    ClaimStore claims = new ClaimStore(undisturbed, here);
    connections.loseNextAnswer(() -> claims.claimQueued(subscription, 9));
    Recorder recorder =
        new Recorder(
            new SettlementStore(disturbed, here), leases, new DatabaseWatch(time::nanos, () -> {}));
    recorder.add(Settlement.queued(back));
    recorder.add(success(delivered));

    Thread thread = new Thread(recorder, "recorder");
    thread.start();
    await().until(() -> isSettled(delivered));
    recorder.stop();
    thread.join();

    assertThat(connections.losesNextAnswer()).isFalse();
    assertThat(row(back)).isEqualTo("pending, owner " + here);
    assertThat(row(delivered)).isEqualTo("delivered, owner null");
  }

  private void open(Databases kind) {
    TestDatabase fresh = kind.fresh();
    Database database =
        new Database(new Database.Access(fresh.url(), fresh.user(), fresh.password()));
    pool = database.pool("outcomes", 4, Duration.ofSeconds(5));
    database.migrate(pool);
    connections = new DeafConnections(pool);
    Statements statements = new Statements(database.vendor());
    disturbed = new Transactions(connections, statements, false);
    undisturbed = new Transactions(pool, statements, false);
  }

  private Delivery born() {
    Event event = Subscriptions.event(ids.next(), false, time.instant());
    NewDelivery born =
        new NewDelivery(ids.next(), event, subscription, DeliveryState.PENDING, here);
    AcceptStore store = new AcceptStore(undisturbed);
    store.add(List.of(event), List.of(born), AcceptStore.WHATEVER_CHANGES);
    leases.add(born.id());
    return new Delivery(born.id(), event, subscription, 0);
  }

  private Settlement success(Delivery delivery) {
    Outcome outcome = Outcome.answered(200, Duration.ofMillis(3), new byte[0], null);
    return Settlement.of(delivery, outcome, Verdict.delivered(), time.instant());
  }

  /** Whether the recorder has done with it: seen twice without a lease. */
  private boolean isSettled(Delivery delivery) {
    return leases.orphans(Set.of(delivery.id())).contains(delivery.id());
  }

  private String row(Delivery delivery) {
    return JdbcClient.create(pool)
        .sql("select state, owner from delivery where id = ?")
        .param(delivery.id())
        .query((row, index) -> row.getString("state") + ", owner " + row.getObject("owner"))
        .single();
  }
}
