package dev.switchboard.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.switchboard.delivery.LaneLimits;
import dev.switchboard.delivery.Lanes;
import dev.switchboard.event.Event;
import dev.switchboard.event.Ids;
import dev.switchboard.store.AcceptStore;
import dev.switchboard.store.ChangeSignal;
import dev.switchboard.store.Database;
import dev.switchboard.store.Statements;
import dev.switchboard.store.SubscriptionFeed;
import dev.switchboard.store.SubscriptionStore;
import dev.switchboard.store.Transactions;
import dev.switchboard.subscription.Portfolio;
import dev.switchboard.subscription.Preferences;
import dev.switchboard.subscription.Revision;
import dev.switchboard.subscription.Subscription;
import dev.switchboard.subscription.SubscriptionIndex;
import dev.switchboard.testing.Databases;
import dev.switchboard.testing.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which subscriptions an event is matched with, when they change while it is being matched. */
class EventWriterIT {
  private static final LaneLimits LIMITS = new LaneLimits(8, 1, 2, 10, 100, 1 << 20);

  private final MovedTime time = new MovedTime();
  private final CountedIds ids = new CountedIds();
  private final SubscriptionIndex index = new SubscriptionIndex();
  private HikariDataSource pool;
  private Transactions transactions;
  private SubscriptionFeed feed;

  @AfterEach
  void close() {
    pool.close();
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void matchesAgainWhenAChangeIsHeardOfWhileItMatches(Databases kind) {
    open(kind);
    List<Subscription> all = Subscriptions.all(ids);
    revise(all.subList(0, 1));
    feed.refresh();
    List<Runnable> whileMatching = new ArrayList<>();
    whileMatching.add(
        () -> {
          revise(all.subList(0, 2));
          feed.refresh();
        });
    Ids noticing =
        () -> {
          if (!whileMatching.isEmpty()) {
            // Another thread, as another node and a timer of this one would be.
            CompletableFuture.runAsync(whileMatching.remove(0)).join();
          }
          return ids.next();
        };

    List<Accepted> accepted = writer(noticing).write(List.of(event()));

    assertThat(accepted).extracting(Accepted::deliveries).containsExactly(2);
    assertThat(
            JdbcClient.create(pool)
                .sql("select subscription_id from delivery")
                .query()
                .singleColumn())
        .containsExactlyInAnyOrder(all.get(0).id(), all.get(1).id());
  }

  private void open(Databases kind) {
    TestDatabase fresh = kind.fresh();
    Database database =
        new Database(new Database.Access(fresh.url(), fresh.user(), fresh.password()));
    pool = database.pool("events", 4, Duration.ofSeconds(5));
    database.migrate(pool);
    JdbcClient.create(pool)
        .sql("insert into tenant (id, name, created_at) values (?, 'a', now())")
        .param(Subscriptions.TENANT)
        .update();
    transactions = new Transactions(pool, new Statements(database.vendor()), false);
    feed = new SubscriptionFeed(transactions, index);
  }

  /** As on another node. */
  private void revise(List<Subscription> all) {
    new SubscriptionStore(transactions, time, new ChangeSignal())
        .revise(
            new Revision(
                Subscriptions.TENANT,
                "native",
                Revision.Selection.ALL,
                current -> Portfolio.of(all)));
  }

  private Event event() {
    return Subscriptions.event(ids.next(), true, time.instant());
  }

  private EventWriter writer(Ids ids) {
    Lanes lanes = new Lanes(LIMITS, any -> Preferences.USUAL, time::nanos, never -> {});
    FanOut fanOut = new FanOut(index, lanes, new Leases(), ids, UUID.randomUUID(), linedUp -> {});
    return new EventWriter(new AcceptStore(transactions), feed, fanOut, new Figures(lanes));
  }
}
