package dev.switchboard.outbox;

import dev.switchboard.delivery.Delivery;
import dev.switchboard.delivery.Lanes;
import dev.switchboard.delivery.Refill;
import dev.switchboard.delivery.Settlement;
import dev.switchboard.store.ClaimStore;
import dev.switchboard.subscription.Subscription;
import dev.switchboard.subscription.SubscriptionIndex;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Brings deliveries from SQL into lanes: those whose time has come, and those queued behind a lane
 * that has room again.
 *
 * <p>Due deliveries come in the order of their times as long as one claim brings them all. Once
 * more are due than that, each such claim is followed by one that brings some of every
 * subscription's, tenant by tenant; and what is due to a full lane is queued behind it, many rows
 * at a time. So a backlog is looked at once and not at every turn, and nobody waits for the end of
 * another's.
 */
final class Claimer {
  private static final int BATCH = 500;
  private static final int SHARES = 64;
  private static final int QUEUED_AT_A_TIME = 1_000;
  private static final int ROUNDS = 20;
  private static final int REFILLS_BETWEEN = 8;
  private static final UUID NOBODY = new UUID(0, 0);

  private final ClaimStore store;
  private final SubscriptionIndex index;
  private final Lanes lanes;
  private final Leases leases;
  private final Dispatcher dispatcher;
  private final Recorder recorder;
  private final InstantSource clock;
  private final int nodeQueue;
  private final AtomicBoolean wanted = new AtomicBoolean();
  private int turn;

  /**
   * @param nodeQueue the most deliveries the node keeps in memory
   */
  Claimer(
      ClaimStore store,
      SubscriptionIndex index,
      Lanes lanes,
      Leases leases,
      Dispatcher dispatcher,
      Recorder recorder,
      InstantSource clock,
      int nodeQueue) {
    this.store = store;
    this.index = index;
    this.lanes = lanes;
    this.leases = leases;
    this.dispatcher = dispatcher;
    this.recorder = recorder;
    this.clock = clock;
    this.nodeQueue = nodeQueue;
  }

  /** Whether attempts are made, so that it makes sense to claim. */
  boolean isRunning() {
    return dispatcher.isRunning();
  }

  /**
   * Has a turn made now and not at its time, once, however often it is asked for before it begins.
   *
   * @param worker what makes it
   */
  void claimSoon(Consumer<Runnable> worker) {
    if (wanted.compareAndSet(false, true)) {
      worker.accept(this::claim);
    }
  }

  /** One turn, and another while lanes are emptied as fast as they are filled. */
  synchronized void claim() {
    wanted.set(false);
    while (isRunning() && claimOnce() && !lanes.refills().isEmpty()) {}
  }

  private boolean claimOnce() {
    lanes.excess().forEach(delivery -> recorder.add(Settlement.queued(delivery)));
    claimDue();
    int refills = 0;
    boolean more = false;
    for (Refill refill : lanes.refills()) {
      more |= refill(refill);
      if (++refills % REFILLS_BETWEEN == 0) {
        claimDue();
      }
    }
    return more;
  }

  private void claimDue() {
    int rounds = 0;
    while (rounds < ROUNDS && claimSomeDue()) {
      rounds++;
    }
  }

  /** One claim in the order of time, and one for everybody when there is more; tells whether. */
  boolean claimSomeDue() {
    Instant now = clock.instant();
    int most = Math.min(BATCH, nodeQueue - lanes.held());
    if (most <= 0 || take(store.claimDue(now, most)) < most) {
      return false;
    }
    List<UUID> hungry = new ArrayList<>();
    List<UUID> full = new ArrayList<>();
    for (UUID subscription : store.dueSubscriptions(now)) {
      (lanes.hasRoom(subscription) ? hungry : full).add(subscription);
    }
    List<UUID> fed = share(hungry);
    if (!fed.isEmpty()) {
      take(store.claimDueOf(fed, BATCH / fed.size(), now));
    }
    List<UUID> putOff = share(full);
    if (!putOff.isEmpty()) {
      store.queueDueOf(putOff, QUEUED_AT_A_TIME / putOff.size(), now);
      putOff.forEach(lanes::mayWaitInSql);
    }
    turn++;
    return true;
  }

  private List<UUID> share(List<UUID> waiting) {
    return FairShare.pick(waiting, this::tenant, SHARES, turn);
  }

  private UUID tenant(UUID subscription) {
    Subscription known = index.byId(subscription);
    return known == null ? NOBODY : known.tenant();
  }

  /**
   * Fills a lane to the brim, since only one that has been full is seen to come down to half, and
   * tells whether there was enough for it.
   */
  private boolean refill(Refill refill) {
    for (int left = refill.most(); left > 0; left -= BATCH) {
      int most = Math.min(BATCH, left);
      if (take(store.claimQueued(refill.subscription(), most)) < most) {
        lanes.drained(refill);
        return false;
      }
    }
    return true;
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
