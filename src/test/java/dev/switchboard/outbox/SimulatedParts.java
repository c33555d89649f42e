package dev.switchboard.outbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.switchboard.delivery.LaneLimits;
import dev.switchboard.delivery.Lanes;
import dev.switchboard.delivery.RedeliveryPolicy;
import dev.switchboard.delivery.Verdicts;
import dev.switchboard.dialect.Dialects;
import dev.switchboard.dialect.standard.NativeDialect;
import dev.switchboard.event.Event;
import dev.switchboard.store.AcceptStore;
import dev.switchboard.store.AuditStore;
import dev.switchboard.store.ChangeSignal;
import dev.switchboard.store.ClaimStore;
import dev.switchboard.store.DatabaseWatch;
import dev.switchboard.store.FailingStore;
import dev.switchboard.store.NodeStore;
import dev.switchboard.store.SettlementStore;
import dev.switchboard.store.StrictStore;
import dev.switchboard.store.SubscriptionFeed;
import dev.switchboard.store.SubscriptionStore;
import dev.switchboard.store.Transactions;
import dev.switchboard.subscription.Preferences;
import dev.switchboard.subscription.Subscription;
import dev.switchboard.subscription.SubscriptionIndex;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The outbox's own parts for one incarnation, put together without threads and timers. Its lanes
 * are tiny, so that they overflow.
 */
final class SimulatedParts {
  private static final LaneLimits TINY = new LaneLimits(3, 1, 2, 2, 5, 1 << 20);
  private static final Silence SILENCE = new Silence(Duration.ofSeconds(15));
  private static final RedeliveryPolicy PATIENT =
      new RedeliveryPolicy(
          Collections.nCopies(500, Duration.ofSeconds(1)), 0, Duration.ofSeconds(30), false);

  final Lanes lanes;
  final Leases leases = new Leases();
  final Recorder recorder;
  final Dispatcher dispatcher;
  final EventWriter writer;
  final DatabaseWatch watch;
  final Claimer claimer;
  final Membership membership;
  final Recovery recovery;
  final StrictLines strict;
  final SubscriptionStore subscriptions;

  /**
   * @param time what moves both clocks
   */
  SimulatedParts(Transactions transactions, MovedTime time, UUID incarnation, CountedIds ids) {
    SubscriptionIndex index = new SubscriptionIndex();
    lanes = new Lanes(TINY, id -> preferences(index.byId(id)), time::nanos, never -> {});
    SubscriptionFeed feed = new SubscriptionFeed(transactions, index);
    ClaimStore claims = new ClaimStore(transactions, incarnation);
    NodeStore nodes = new NodeStore(transactions, incarnation);
    ChangeSignal signal = new ChangeSignal();
    subscriptions = new SubscriptionStore(transactions, time, signal);
    Figures figures = new Figures(lanes);
    watch = new DatabaseWatch(time::nanos, () -> {});
    FailingStore failing = new FailingStore(transactions);
    SettlementStore settlements = new SettlementStore(transactions, incarnation);
    recorder = new Recorder(settlements, leases, watch);
    dispatcher =
        new Dispatcher(
            lanes,
            feed,
            new Dialects(new NativeDialect(PATIENT), List.of()),
            new Verdicts(new Random(0)),
            recorder,
            figures,
            new Streaks(
                failing,
                new Disabling(
                    this::write,
                    subscriptions,
                    new AuditStore(transactions, ids, time, new ObjectMapper()),
                    failing,
                    index,
                    ids,
                    time,
                    watch,
                    this::pump),
                Duration.ZERO),
            time);
    claimer =
        new Claimer(claims, index, lanes, leases, dispatcher, recorder, time, TINY.nodeQueue());
    strict =
        new StrictLines(
            new StrictStore(transactions, claims),
            claimer,
            id -> feed.find(id) == null,
            atTheNextTurn -> {});
    settlements.listen(strict::look);
    writer =
        new EventWriter(
            new AcceptStore(transactions),
            feed,
            new FanOut(index, lanes, leases, ids, incarnation, strict::look),
            figures);
    membership = new Membership(nodes, nodes, incarnation, time, time::nanos, SILENCE, false);
    recovery = new Recovery(claims, nodes, feed, lanes, leases, time, 2, false);
    signal.listen(recovery::refreshSubscriptions);
  }

  private List<Accepted> write(Supplier<List<Event>> events) {
    return writer.write(events);
  }

  private void pump() {
    dispatcher.pump();
  }

  private static Preferences preferences(Subscription subscription) {
    return subscription == null ? Preferences.USUAL : subscription.preferences();
  }
}
