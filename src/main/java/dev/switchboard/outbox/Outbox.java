package dev.switchboard.outbox;

import dev.switchboard.delivery.Delivery;
import dev.switchboard.delivery.Lanes;
import dev.switchboard.delivery.Settlement;
import dev.switchboard.delivery.Verdicts;
import dev.switchboard.dialect.Dialects;
import dev.switchboard.event.Event;
import dev.switchboard.event.Ids;
import dev.switchboard.store.DatabaseWatch;
import dev.switchboard.subscription.Preferences;
import dev.switchboard.subscription.Subscription;
import dev.switchboard.subscription.SubscriptionIndex;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.support.service.ServiceSupport;

/**
 * The deliveries not yet finished, and the machinery that works on them: committers take events in,
 * the dispatcher has deliveries attempted, the recorder writes what became of them, the claimer
 * fetches what waits in SQL.
 *
 * <p>The idea: on the happy path a delivery goes from the commit straight to an attempt without
 * being read back; SQL holds what must survive, memory what is at hand, and a lease (the owner
 * column) says which process has it at hand.
 *
 * <p>The trade-off: a process that dies takes its leases with it, and others wait some seconds
 * before they take over.
 */
public final class Outbox extends ServiceSupport {
  private static final String ACCEPTANCE = "outbox.acceptance";
  private static final Duration STRICT_LOOK_EVERY = Duration.ofSeconds(5);
  private static final Duration STREAKS_EVERY = Duration.ofSeconds(1);
  private static final Duration WATCH_EVERY = Duration.ofMillis(500);

  private final OutboxOptions options;
  private final Lanes lanes;
  private final Figures figures;
  private final Leases leases = new Leases();
  private final List<Committer> committers = new ArrayList<>();
  private final Recorder recorder;
  private final Streaks streaks;
  private final Dispatcher dispatcher;
  private final EventWriter writer;
  private final Standing standing;
  private final StrictLines strict;
  private final Recovery recovery;
  private final OutboxThreads threads;
  private final AtomicInteger turn = new AtomicInteger();

  /**
   * @param watch knows how the database is, by this node's signs of life
   * @param incarnation this process, new at every start
   * @param alone whether the database admits one process at a time
   * @param cutAll ends every exchange with a subscriber that is under way
   */
  public Outbox(
      OutboxOptions options,
      OutboxStores stores,
      SubscriptionIndex index,
      Dialects dialects,
      DatabaseWatch watch,
      Verdicts verdicts,
      Ids ids,
      InstantSource clock,
      UUID incarnation,
      boolean alone,
      Runnable cutAll) {
    this.options = options;
    lanes =
        new Lanes(options.lanes(), id -> preferences(index, id), System::nanoTime, this::wakeIn);
    figures = new Figures(lanes);
    recorder = new Recorder(stores.settlements(), leases, watch);
    Disabling disabling =
        new Disabling(
            this::write,
            stores.subscriptions(),
            stores.audit(),
            stores.failing(),
            index,
            ids,
            clock,
            watch,
            this::pump);
    streaks = new Streaks(stores.failing(), disabling, options.disableAfter());
    dispatcher =
        new Dispatcher(lanes, stores.feed(), dialects, verdicts, recorder, figures, streaks, clock);
    Claimer claimer =
        new Claimer(
            stores.claims(),
            index,
            lanes,
            leases,
            dispatcher,
            recorder,
            clock,
            options.lanes().nodeQueue());
    strict =
        new StrictLines(stores.strict(), claimer, id -> stores.feed().find(id) == null, this::soon);
    stores.settlements().listen(strict::look);
    FanOut fanOut = new FanOut(index, lanes, leases, ids, incarnation, strict::look);
    writer = new EventWriter(stores.accept(), stores.feed(), fanOut, figures);
    for (int i = 0; i < options.committers(); i++) {
      committers.add(new Committer(writer, watch, dispatcher::pump));
    }
    standing =
        new Standing(
            new Membership(
                stores.nodes(),
                stores.beats(),
                incarnation,
                clock,
                System::nanoTime,
                options.silence(),
                alone),
            watch,
            lanes,
            leases,
            dispatcher,
            cutAll);
    recovery =
        new Recovery(
            stores.claims(),
            stores.nodes(),
            stores.feed(),
            lanes,
            leases,
            clock,
            options.releaseBatch(),
            alone);
    threads = new OutboxThreads(committers, recorder, options.stopWithin(), watch);
    threads.every("look for due deliveries", options.claimEvery(), claimer::claim);
    threads.every("move strict lines", options.claimEvery(), strict::advance);
    threads.every("look after strict lines", STRICT_LOOK_EVERY, strict::lookAfter);
    threads.every("show a sign of life", options.beatEvery(), standing::beat);
    threads.every("look after other nodes", options.beatEvery(), standing::observe);
    threads.every("keep track of failing subscriptions", STREAKS_EVERY, streaks::turn);
    threads.every("watch its standing", WATCH_EVERY, standing::look);
  }

  /** Opens an acceptance for the events of one exchange. */
  void begin(Exchange exchange) {
    int next = Math.floorMod(turn.getAndIncrement(), committers.size());
    exchange.setProperty(ACCEPTANCE, new Acceptance(committers.get(next), options.receipts()));
  }

  /** The acceptance of an exchange, or null when none was opened. */
  public static Acceptance acceptance(Exchange exchange) {
    return exchange.getProperty(ACCEPTANCE, Acceptance.class);
  }

  /** What looks after deliveries that wait for nobody in particular; for timers. */
  public Recovery recovery() {
    return recovery;
  }

  /** The most attempts in flight at a time. */
  int attempts() {
    return options.lanes().attempts();
  }

  /** Its numbers. */
  public Figures figures() {
    return figures;
  }

  /** Has deliveries attempted from now on. */
  void attach(Attempter attempter, Executor workers) {
    standing.attach(attempter, workers);
  }

  /** Starts no attempt from now on. */
  void detach() {
    standing.detach();
  }

  @Override
  protected void doStart() {
    standing.enter();
    recovery.refreshSubscriptions();
    recovery.findQueued();
    threads.start();
    strict.lookAfter();
  }

  @Override
  protected void doStop() {
    detach();
    threads.stopTimers();
    threads.stopCommitters();
    for (Delivery delivery : lanes.drain()) {
      recorder.add(Settlement.queued(delivery));
    }
    threads.stopRecorder();
    threads.finish(
        () -> {
          streaks.finish();
          standing.leave();
        });
  }

  private static Preferences preferences(SubscriptionIndex index, UUID id) {
    Subscription subscription = index.byId(id);
    // What goes to nobody need not wait for anybody.
    return subscription == null || !subscription.enabled()
        ? Preferences.USUAL
        : subscription.preferences();
  }

  private List<Accepted> write(Supplier<List<Event>> events) {
    return writer.write(events);
  }

  private void pump() {
    dispatcher.pump();
  }

  private void wakeIn(long nanos) {
    threads.in(nanos, dispatcher::pump);
  }

  private void soon(Runnable work) {
    threads.in(0, work);
  }
}
