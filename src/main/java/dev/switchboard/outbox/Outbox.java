package dev.switchboard.outbox;

import dev.switchboard.delivery.Delivery;
import dev.switchboard.delivery.Settlement;
import dev.switchboard.event.Event;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
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
  private static final Duration WATCH_EVERY = Duration.ofMillis(500);

  private final OutboxOptions options;
  private final DeliverySide delivering;
  private final IntakeSide intake;
  private final Standing standing;
  private final Recovery recovery;
  private final OutboxThreads threads;

  /**
   * @param cutAll ends every exchange with a subscriber that is under way
   */
  public Outbox(OutboxOptions options, OutboxStores stores, Surroundings around, Runnable cutAll) {
    this.options = options;
    delivering = new DeliverySide(options, stores, around, this::write, this::later);
    intake = new IntakeSide(options, stores, around, delivering);
    standing = standing(stores, around, cutAll);
    recovery =
        new Recovery(
            stores.claims(),
            stores.nodes(),
            stores.feed(),
            delivering.lanes(),
            delivering.leases(),
            around.clock(),
            options.releaseBatch(),
            around.alone());
    threads =
        new OutboxThreads(intake, delivering.recorder(), options.stopWithin(), around.watch());
    delivering.scheduleOn(threads);
    threads.every("show a sign of life", options.beatEvery(), standing::beat);
    threads.every("look after other nodes", options.beatEvery(), standing::observe);
    threads.every("watch its standing", WATCH_EVERY, standing::look);
  }

  private Standing standing(OutboxStores stores, Surroundings around, Runnable cutAll) {
    Membership membership =
        new Membership(
            stores.nodes(),
            stores.beats(),
            around.incarnation(),
            around.clock(),
            System::nanoTime,
            options.silence(),
            around.alone());
    return new Standing(
        membership,
        around.watch(),
        delivering.lanes(),
        delivering.leases(),
        delivering.dispatcher(),
        cutAll);
  }

  /** Opens an acceptance for the events of one exchange. */
  void begin(Exchange exchange) {
    exchange.setProperty(ACCEPTANCE, new Acceptance(intake.queue(), options.receipts()));
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
    return delivering.figures();
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
    delivering.strict().lookAfter();
  }

  @Override
  protected void doStop() {
    // Camel stops what it never came to start, too.
    if (!threads.areStarted()) {
      return;
    }
    detach();
    threads.stopTimers();
    threads.stopCommitters();
    for (Delivery delivery : delivering.lanes().drain()) {
      delivering.recorder().add(Settlement.queued(delivery));
    }
    threads.stopRecorder();
    threads.finish(
        () -> {
          delivering.streaks().finish();
          standing.leave();
        });
  }

  private List<Accepted> write(Supplier<List<Event>> events) {
    return intake.write(events);
  }

  private void later(long nanos, Runnable work) {
    threads.in(nanos, work);
  }
}
