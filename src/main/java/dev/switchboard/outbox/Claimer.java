package dev.switchboard.outbox;

import dev.switchboard.delivery.Delivery;
import dev.switchboard.delivery.Lanes;
import dev.switchboard.delivery.Refill;
import dev.switchboard.delivery.Settlement;
import dev.switchboard.store.ClaimStore;
import java.time.InstantSource;
import java.util.List;

/**
 * Brings deliveries from SQL into lanes: those whose time has come, and those queued behind a lane
 * that has room again. A due delivery whose lane is full is queued behind it, so a subscriber's
 * backlog is looked at once and not at every turn.
 */
final class Claimer {
  private static final int BATCH = 500;

  private final ClaimStore store;
  private final Lanes lanes;
  private final Leases leases;
  private final Dispatcher dispatcher;
  private final Recorder recorder;
  private final InstantSource clock;
  private final int nodeQueue;

  /**
   * @param nodeQueue the most deliveries the node keeps in memory
   */
  Claimer(
      ClaimStore store,
      Lanes lanes,
      Leases leases,
      Dispatcher dispatcher,
      Recorder recorder,
      InstantSource clock,
      int nodeQueue) {
    this.store = store;
    this.lanes = lanes;
    this.leases = leases;
    this.dispatcher = dispatcher;
    this.recorder = recorder;
    this.clock = clock;
    this.nodeQueue = nodeQueue;
  }

  /** One turn. */
  void claim() {
    if (isRunning()) {
      claimDue();
      for (Refill refill : lanes.refills()) {
        refill(refill);
      }
    }
  }

  private void claimDue() {
    int most;
    int got;
    do {
      most = Math.min(BATCH, nodeQueue - lanes.held());
      got = most <= 0 ? 0 : take(store.claimDue(clock.instant(), most));
    } while (got == most && most > 0);
  }

  private void refill(Refill refill) {
    int most = Math.min(BATCH, refill.most());
    int got = take(store.claimQueued(refill.subscription(), most));
    if (got < most) {
      lanes.drained(refill);
    }
  }

  /** Whether attempts are made, so that it makes sense to claim. */
  boolean isRunning() {
    return dispatcher.isRunning();
  }

  /** Puts claimed deliveries where they belong, and tells how many they were. */
  int take(List<Delivery> claimed) {
    for (Delivery delivery : claimed) {
      leases.add(delivery.id());
      if (dispatcher.needsAttempt(delivery)) {
        keep(delivery);
      }
    }
    dispatcher.pump();
    return claimed.size();
  }

  private void keep(Delivery delivery) {
    if (lanes.reserveClaimed(delivery.subscription(), delivery.event().payload().length)) {
      lanes.add(delivery);
    } else {
      recorder.add(Settlement.queued(delivery));
    }
  }
}
