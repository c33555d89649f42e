package dev.switchboard.outbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.switchboard.delivery.Attempt;
import dev.switchboard.delivery.LaneLimits;
import dev.switchboard.delivery.Lanes;
import dev.switchboard.delivery.Outcome;
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
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * One incarnation, made of the outbox's own parts, but without threads and timers of its own: it
 * does what it is told, one thing after the other. Its lanes are tiny, so that they overflow.
 */
final class SimulatedNode {
  private static final LaneLimits TINY = new LaneLimits(3, 1, 2, 2, 5, 1 << 20);
  private static final Silence SILENCE = new Silence(Duration.ofSeconds(15));
  private static final RedeliveryPolicy PATIENT =
      new RedeliveryPolicy(
          Collections.nCopies(500, Duration.ofSeconds(1)), 0, Duration.ofSeconds(30), false);

  /** Hears of every attempt that was not cut. */
  @FunctionalInterface
  interface OnAttempt {
    /** An incarnation made an attempt, which was answered so. */
    void made(UUID incarnation, Attempt attempt, int status);
  }

  private final UUID incarnation;
  private final Lanes lanes;
  private final Leases leases = new Leases();
  private final Recorder recorder;
  private final Dispatcher dispatcher;
  private final EventWriter writer;
  private final DatabaseWatch watch;
  private final Claimer claimer;
  private final Membership membership;
  private final Recovery recovery;
  private final StrictLines strict;
  private final SubscriptionStore subscriptions;
  private final Queue<Runnable> inFlight = new ArrayDeque<>();
  private final OnAttempt onAttempt;
  private Outcome next;

  /**
   * Starts one.
   *
   * @param time what moves both clocks
   * @param onAttempt hears of its attempts, before their outcomes count
   */
  SimulatedNode(
      Transactions transactions,
      MovedTime time,
      UUID incarnation,
      CountedIds ids,
      OnAttempt onAttempt) {
    this.incarnation = incarnation;
    this.onAttempt = onAttempt;
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
    membership.enter();
    recovery.refreshSubscriptions();
    recovery.findQueued();
    resume();
  }

  UUID incarnation() {
    return incarnation;
  }

  Recovery recovery() {
    return recovery;
  }

  /** Changes subscriptions, as its API does. */
  SubscriptionStore subscriptions() {
    return subscriptions;
  }

  /** Takes one event in; whether its producer is told so, the answer says. */
  boolean accept(Event event) {
    Submission submission = Submission.of(List.of(event));
    CommitQueue queue = new CommitQueue(Duration.ZERO);
    queue.add(submission);
    queue.close();
    new Committer(queue, writer, watch, dispatcher::pump).run();
    return !submission.done().isCompletedExceptionally();
  }

  /** Ends one attempt; false when none is in flight. */
  boolean endAttempt(Outcome outcome) {
    Runnable work = inFlight.poll();
    if (work == null) {
      return false;
    }
    next = outcome;
    // A worker that has ended an attempt goes on with the next; here each one is a step.
    dispatcher.pause();
    work.run();
    resume();
    return true;
  }

  void record() {
    recorder.stop();
    recorder.run();
  }

  void claim() {
    claimer.claim();
  }

  void moveStrictLines() {
    strict.advance();
  }

  void lookAfterStrictLines() {
    strict.lookAfter();
  }

  /** One turn of each timer but the beat's. */
  void doWhatTimersDo() {
    recovery.releaseHeld();
    recovery.expireHeld();
    recovery.findQueued();
    recovery.freeOrphans();
    strict.lookAfter();
    strict.advance();
    claimer.claim();
  }

  /** As {@link Outbox} does every two seconds. */
  void beat() {
    membership.beat(
        () -> {
          cutAll();
          lanes.drain().forEach(delivery -> leases.remove(delivery.id()));
        });
    membership.observe();
    resume();
  }

  /** As {@link Outbox} does twice a second. */
  void watchStanding() {
    if (!membership.isSure()) {
      cutAll();
    }
  }

  private List<Accepted> write(Supplier<List<Event>> events) {
    return writer.write(events);
  }

  private void pump() {
    dispatcher.pump();
  }

  private void cutAll() {
    dispatcher.pause();
    next = Outcome.failed(Outcome.Kind.CONNECTION_ERROR, Duration.ZERO, new Exception("cut"));
    while (!inFlight.isEmpty()) {
      inFlight.poll().run();
    }
  }

  private void resume() {
    if (membership.isSure()) {
      dispatcher.resume(this::attempt, inFlight::add);
    }
  }

  private static Preferences preferences(Subscription subscription) {
    return subscription == null ? Preferences.USUAL : subscription.preferences();
  }

  private Outcome attempt(Attempt attempt) {
    if (next.kind() == Outcome.Kind.ANSWERED) {
      onAttempt.made(incarnation, attempt, next.status());
    }
    return next;
  }
}
