package dev.switchboard.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.switchboard.delivery.LaneLimits;
import dev.switchboard.delivery.Lanes;
import dev.switchboard.event.Event;
import dev.switchboard.event.Ids;
import dev.switchboard.store.AcceptStore;
import dev.switchboard.store.ChangeSignal;
import dev.switchboard.store.Database;
import dev.switchboard.store.DatabaseTrouble;
import dev.switchboard.store.NodeStore;
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
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What is stored of events whose subscriptions change while they are being matched, and what is
 * known of events when the answer to their storing is lost.
 */
class EventWriterIT {
  private static final LaneLimits LIMITS = new LaneLimits(8, 1, 2, 10, 100, 1 << 20);
  // With two subscriptions, and with three, more rows than one statement inserts.
  private static final int MANY = 2_501;

  private final MovedTime time = new MovedTime();
  private final CountedIds ids = new CountedIds();
  private final SubscriptionIndex index = new SubscriptionIndex();
  private final Lanes lanes = new Lanes(LIMITS, any -> Preferences.USUAL, time::nanos, never -> {});
  private final Leases leases = new Leases();
  private final UUID here = UUID.randomUUID();
  private HikariDataSource pool;
  private DeafConnections connections;
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
    Ids noticing =
        whileMatching(
            () -> {
              revise(all.subList(0, 2));
              feed.refresh();
            });

    List<Accepted> accepted = writer(noticing).write(List.of(event()));

    assertThat(accepted).extracting(Accepted::deliveries).containsExactly(2);
    assertThat(sql().sql("select subscription_id from delivery").query().singleColumn())
        .containsExactlyInAnyOrder(all.get(0).id(), all.get(1).id());
  }

  static Stream<Arguments> batches() {
    return Stream.of(Databases.values())
        .flatMap(kind -> Stream.of(1, MANY).map(size -> Arguments.of(kind, size)));
  }

  @ParameterizedTest(name = "{0}, {1} events")
  @MethodSource("batches")
  void leavesNothingOfABatchThatIsMatchedAgain(Databases kind, int size) {
    open(kind);
    List<Subscription> all = Subscriptions.all(ids);
    Subscription strict = all.get(2);
    revise(List.of(all.get(0), strict));
    feed.refresh();
    // As on another node, of which this one has not heard yet.
    Ids unaware = whileMatching(() -> revise(all));

    List<Accepted> accepted =
        writer(unaware).write(Stream.generate(this::event).limit(size).toList());

    assertThat(accepted).hasSize(size).allMatch(event -> event.deliveries() == 3);
    assertThat(count("event")).isEqualTo(size);
    assertThat(count("delivery")).isEqualTo(3 * size);
    assertThat(count("strict_line")).isEqualTo(size);
    Set<UUID> held = new NodeStore(transactions, here).leased();
    assertThat(held).hasSize(lanes.held());
    assertThat(orphans(held)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void keepsNothingInMemoryOfEventsThatMayBeStored(Databases kind) {
    open(kind);
    revise(Subscriptions.all(ids).subList(0, 2));
    feed.refresh();
    EventWriter writer = writer(ids);
    List<Event> events = List.of(event());
    connections.loseNextAnswer();

    assertThatThrownBy(() -> writer.write(events)).matches(DatabaseTrouble::isPassing);

    assertThat(connections.losesNextAnswer()).isFalse();
    assertThat(lanes.held()).isZero();
    assertThat(count("event")).isOne();
    Set<UUID> left = new NodeStore(transactions, here).leased();
    assertThat(left).hasSize(2);
    assertThat(orphans(left)).isEqualTo(left);
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void matchesWithWhatADatabaseHoldsThatWasSetBack(Databases kind) {
    open(kind);
    List<Subscription> all = Subscriptions.all(ids);
    revise(all.subList(0, 1));
    revise(all.subList(1, 3));
    feed.refresh();
    assertThat(feed.find(all.get(0).id())).isNull();

    sql().sql("update revision set counter = 1").update();
    sql()
        .sql("update subscription set deleted_at = null, revision = 1 where id = ?")
        .param(all.get(0).id())
        .update();
    sql().sql("delete from subscription where id <> ?").param(all.get(0).id()).update();
    writer(ids).write(List.of(event()));

    assertThat(sql().sql("select subscription_id from delivery").query().singleColumn())
        .containsExactly(all.get(0).id());
    assertThat(feed.find(all.get(0).id())).isNotNull();
  }

  /** Does something right before the first delivery gets its id, after its event was matched. */
  private Ids whileMatching(Runnable change) {
    List<Runnable> once = new ArrayList<>(List.of(change));
    return () -> {
      if (!once.isEmpty()) {
        // Another thread, as another node and a timer of this one would be.
        CompletableFuture.runAsync(once.remove(0)).join();
      }
      return ids.next();
    };
  }

  /** What the second of two looks finds left behind. */
  private Set<UUID> orphans(Set<UUID> rows) {
    leases.orphans(rows);
    return leases.orphans(rows);
  }

  private int count(String table) {
    return sql().sql("select count(*) from " + table).query(Integer.class).single();
  }

  private JdbcClient sql() {
    return JdbcClient.create(pool);
  }

  private void open(Databases kind) {
    TestDatabase fresh = kind.fresh();
    Database database =
        new Database(new Database.Access(fresh.url(), fresh.user(), fresh.password()));
    pool = database.pool("events", 4, Duration.ofSeconds(5));
    database.migrate(pool);
    sql()
        .sql("insert into tenant (id, name, created_at) values (?, 'a', now())")
        .param(Subscriptions.TENANT)
        .update();
    connections = new DeafConnections(pool);
    transactions = new Transactions(connections, new Statements(database.vendor()), false);
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
    FanOut fanOut = new FanOut(index, lanes, leases, ids, here, linedUp -> {});
    return new EventWriter(new AcceptStore(transactions), feed, fanOut, new Figures(lanes));
  }
}
