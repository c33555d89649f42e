package dev.switchboard.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import dev.switchboard.delivery.DeliveryState;
import dev.switchboard.delivery.LaneLimits;
import dev.switchboard.delivery.Lanes;
import dev.switchboard.event.Event;
import dev.switchboard.store.AcceptStore;
import dev.switchboard.store.ClaimStore;
import dev.switchboard.store.DatabaseWatch;
import dev.switchboard.store.NewDelivery;
import dev.switchboard.store.SettlementStore;
import dev.switchboard.store.SubscriptionFeed;
import dev.switchboard.store.Transactions;
import dev.switchboard.subscription.Portfolio;
import dev.switchboard.subscription.Preferences;
import dev.switchboard.subscription.Revision;
import dev.switchboard.subscription.Revision.Selection;
import dev.switchboard.subscription.SampleSubscription;
import dev.switchboard.subscription.Subscription;
import dev.switchboard.subscription.SubscriptionIndex;
import dev.switchboard.testing.Databases;
import dev.switchboard.testing.OpenDatabase;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How long somebody's due delivery waits for another's backlog. No subscriber here answers. */
class ClaimFairnessIT {
  private static final int BACKLOG = 15_000;
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();

  private final UUID here = UUID.randomUUID();
  private final SubscriptionIndex index = new SubscriptionIndex();
  private final Lanes lanes =
      new Lanes(
          new LaneLimits(256, 4, 64, 1_000, 20_000, 1L << 26),
          any -> Preferences.USUAL,
          System::nanoTime,
          any -> {});
  private OpenDatabase database;
  private Transactions transactions;
  private JdbcClient sql;
  private Recorder recorder;
  private Claimer claimer;

  @AfterEach
  void close() {
    database.close();
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void claimsWhatIsDueToOneSubscriptionBesideTheBacklogOfAnother(Databases kind) {
    open(kind);
    UUID tenant = tenant();
    UUID hog = subscribe(tenant, 1).get(0);
    UUID other = subscribe(tenant, 1).get(0);
    due(tenant, List.of(hog), BACKLOG, NOW.minusSeconds(60));
    int rounds = 0;
    do {
      UUID late = due(tenant, List.of(other), 1, NOW).get(0);
      claimer.claimSomeDue();
      assertThat(isInMemory(late)).isTrue();
      assertThat(++rounds).isLessThan(13);
    } while (dueOf(hog) > 0);

    assertThat(lanes.refills()).isEmpty();
    assertThat(lanes.held()).isEqualTo(1_000 + 4 + rounds);
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void claimsWhatIsDueToOneTenantBesideTheBacklogOfAnother(Databases kind) {
    open(kind);
    UUID hog = tenant();
    due(hog, subscribe(hog, 300), BACKLOG, NOW.minusSeconds(60));
    UUID tenant = tenant();
    List<UUID> other = subscribe(tenant, 1);
    for (int round = 1; round <= 6; round++) {
      UUID late = due(tenant, other, 1, NOW).get(0);
      claimer.claimSomeDue();
      assertThat(isInMemory(late)).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void callsNothingOffThatIsOwedToASubscriptionItHasYetToHearOf(Databases kind) {
    open(kind);
    UUID tenant = tenant();
    UUID unknown = revise(tenant, 1).get(0);
    due(tenant, List.of(unknown), 1, NOW);

    claimer.claim();

    assertThat(lanes.held()).isOne();
  }

  private void open(Databases kind) {
    database = OpenDatabase.fresh(kind);
    transactions = database.transactions();
    sql = database.sql();
    SubscriptionFeed feed = new SubscriptionFeed(transactions, index);
    feed.refresh();
    Leases leases = new Leases();
    recorder =
        new Recorder(
            new SettlementStore(transactions, here), leases, new DatabaseWatch(() -> 0, () -> {}));
    // From now on it writes what it has whenever it is run.
    recorder.stop();
    Dispatcher dispatcher =
        new Dispatcher(lanes, feed, null, null, recorder, new Figures(lanes), null, () -> NOW);
    dispatcher.resume(attempt -> null, nobodyWorks -> {});
    claimer =
        new Claimer(
            new ClaimStore(transactions, here),
            index,
            lanes,
            leases,
            dispatcher,
            recorder,
            () -> NOW,
            20_000);
  }

  private UUID tenant() {
    UUID tenant = IDS.generate();
    database.add(tenant, NOW);
    return tenant;
  }

  private List<UUID> subscribe(UUID tenant, int count) {
    List<UUID> made = revise(tenant, count);
    new SubscriptionFeed(transactions, index).refresh();
    return made;
  }

  private List<UUID> revise(UUID tenant, int count) {
    List<Subscription> made = Stream.generate(() -> subscription(tenant)).limit(count).toList();
    database
        .subscriptions(NOW)
        .revise(
            new Revision(
                tenant,
                "native",
                Selection.byUrl("https://new.example"),
                nothing -> Portfolio.of(made)));
    return made.stream().map(Subscription::id).toList();
  }

  private static Subscription subscription(UUID tenant) {
    return SampleSubscription.choosing(IDS.generate(), tenant, Preferences.USUAL, NOW);
  }

  /** Deliveries that wait for a time, as many to each of the subscriptions. */
  private List<UUID> due(UUID tenant, List<UUID> to, int count, Instant at) {
    Event event = event(tenant);
    List<NewDelivery> deliveries = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      UUID subscription = to.get(i % to.size());
      deliveries.add(
          new NewDelivery(IDS.generate(), event, subscription, DeliveryState.PENDING, null));
    }
    AcceptStore store = new AcceptStore(transactions);
    store.add(List.of(event), deliveries, AcceptStore.WHATEVER_CHANGES);
    sql.sql("update delivery set due_at = ? where event_id = ?")
        .params(at.atOffset(ZoneOffset.UTC), event.id())
        .update();
    return deliveries.stream().map(NewDelivery::id).toList();
  }

  private static Event event(UUID tenant) {
    return new Event(IDS.generate(), tenant, "test", "a.b", null, new byte[2], NOW, NOW, null);
  }

  private boolean isInMemory(UUID delivery) {
    recorder.run();
    return sql.sql("select count(*) from delivery where id = ? and owner = ?")
            .params(delivery, here)
            .query(Integer.class)
            .single()
        == 1;
  }

  private int dueOf(UUID subscription) {
    return sql.sql("select count(*) from delivery where subscription_id = ? and due_at is not null")
        .param(subscription)
        .query(Integer.class)
        .single();
  }
}
