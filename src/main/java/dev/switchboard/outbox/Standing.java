package dev.switchboard.outbox;

import dev.switchboard.delivery.Lanes;
import dev.switchboard.store.DatabaseTrouble;
import dev.switchboard.store.DatabaseWatch;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps this node's standing among the others: gives signs of life, and has attempts made only as
 * long as no other node can take this one for dead. How the signs of life go is also what is known
 * of the database.
 */
final class Standing {
  private static final Logger LOG = LoggerFactory.getLogger(Standing.class);

  private final Membership membership;
  private final DatabaseWatch watch;
  private final Lanes lanes;
  private final Leases leases;
  private final Dispatcher dispatcher;
  private final Runnable cutAll;
  private volatile Consumer consumer;

  /**
   * @param cutAll ends every exchange with a subscriber that is under way
   */
  Standing(
      Membership membership,
      DatabaseWatch watch,
      Lanes lanes,
      Leases leases,
      Dispatcher dispatcher,
      Runnable cutAll) {
    this.membership = membership;
    this.watch = watch;
    this.lanes = lanes;
    this.leases = leases;
    this.dispatcher = dispatcher;
    this.cutAll = cutAll;
  }

  /** Has deliveries attempted from now on, while this node may. */
  void attach(Attempter attempter, Executor workers) {
    consumer = new Consumer(attempter, workers);
    dispatcher.resume(attempter, workers);
  }

  /** Starts no attempt from now on. */
  void detach() {
    consumer = null;
    dispatcher.pause();
  }

  /** Takes its place among the nodes. */
  void enter() {
    membership.enter();
  }

  /** Shows a sign of life. */
  void beat() {
    try {
      membership.beat(this::forget);
    } catch (RuntimeException e) {
      watch.failed(e);
      return;
    }
    watch.answered();
  }

  /** Others have taken over what this node held; what is still in memory here is theirs now. */
  private void forget() {
    dispatcher.pause();
    cutAll.run();
    lanes.drain().forEach(delivery -> leases.remove(delivery.id()));
  }

  /** Looks after the other nodes. */
  void observe() {
    membership.observe();
  }

  /** Stops attempts when this node is in doubt, and lets them go on when it is not any more. */
  void look() {
    Consumer attached = consumer;
    if (!membership.isSure()) {
      watch.silent();
      dispatcher.pause();
      cutAll.run();
    } else if (attached != null && !dispatcher.isRunning()) {
      dispatcher.resume(attached.attempter, attached.workers);
    }
  }

  /** Gives up its place and what it still holds. */
  void leave() {
    try {
      membership.leave();
    } catch (RuntimeException e) {
      LOG.warn(
          "stopped without giving back what this node held ({}); another node, or the next start,"
              + " will take it over",
          DatabaseTrouble.describe(e));
    }
  }

  private record Consumer(Attempter attempter, Executor workers) {}
}
