package dev.switchboard.outbox;

import dev.switchboard.delivery.Lanes;
import dev.switchboard.event.Event;
import dev.switchboard.subscription.Preferences;
import dev.switchboard.subscription.Subscription;
import dev.switchboard.subscription.SubscriptionIndex;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The half of the outbox that gets deliveries to their ends: lanes keep what is at hand, the
 * dispatcher has it attempted, the recorder writes what became of it, the claimer and the strict
 * lines fetch what waits in SQL.
 */
final class DeliverySide {
  private static final Duration STRICT_LOOK_EVERY = Duration.ofSeconds(5);
  private static final Duration STREAKS_EVERY = Duration.ofSeconds(1);

  private final OutboxOptions options;
  private final Lanes lanes;
  private final Leases leases = new Leases();
  private final Figures figures;
  private final Recorder recorder;
  private final Streaks streaks;
  private final Dispatcher dispatcher;
  private final Claimer claimer;
  private final StrictLines strict;

  /** Has work done by another thread once some nanoseconds are over. */
  @FunctionalInterface
  interface Later {
    void in(long nanos, Runnable work);
  }

  /**
   * @param writer stores the gateway's own events; not called before the outbox is started
   * @param later not called before the outbox is started either
   */
  DeliverySide(
      OutboxOptions options,
      OutboxStores stores,
      Surroundings around,
      Function<Supplier<List<Event>>, List<Accepted>> writer,
      Later later) {
    this.options = options;
    lanes =
        new Lanes(
            options.lanes(),
            id -> preferences(around.index(), id),
            System::nanoTime,
            nanos -> later.in(nanos, this::pump));
    figures = new Figures(lanes);
    recorder = new Recorder(stores.settlements(), leases, around.watch());
    streaks =
        new Streaks(
            stores.failing(),
            new Disabling(
                writer,
                stores.subscriptions(),
                stores.audit(),
                stores.failing(),
                around.index(),
                around.ids(),
                around.clock(),
                around.watch(),
                this::pump),
            options.disableAfter());
    dispatcher =
        new Dispatcher(
            lanes,
            stores.feed(),
            around.dialects(),
            around.verdicts(),
            recorder,
            figures,
            streaks,
            around.clock());
    claimer =
        new Claimer(
            stores.claims(),
            around.index(),
            lanes,
            leases,
            dispatcher,
            recorder,
            around.clock(),
            options.lanes().nodeQueue());
    lanes.listen(() -> claimer.claimSoon(work -> later.in(0, work)));
    strict =
        new StrictLines(
            stores.strict(),
            claimer,
            id -> stores.feed().find(id) == null,
            work -> later.in(0, work));
    stores.settlements().listen(strict::look);
  }

  /** Gives what has to be done again and again to those who do it. */
  void scheduleOn(OutboxThreads threads) {
    threads.every("look for due deliveries", options.claimEvery(), claimer::claim);
    threads.every("move strict lines", options.claimEvery(), strict::advance);
    threads.every("look after strict lines", STRICT_LOOK_EVERY, strict::lookAfter);
    threads.every("keep track of failing subscriptions", STREAKS_EVERY, streaks::turn);
  }

  Lanes lanes() {
    return lanes;
  }

  Leases leases() {
    return leases;
  }

  Figures figures() {
    return figures;
  }

  Recorder recorder() {
    return recorder;
  }

  Streaks streaks() {
    return streaks;
  }

  Dispatcher dispatcher() {
    return dispatcher;
  }

  StrictLines strict() {
    return strict;
  }

  private void pump() {
    dispatcher.pump();
  }

  private static Preferences preferences(SubscriptionIndex index, UUID id) {
    Subscription subscription = index.byId(id);
    // What goes to nobody need not wait for anybody.
    return subscription == null || !subscription.enabled()
        ? Preferences.USUAL
        : subscription.preferences();
  }
}
