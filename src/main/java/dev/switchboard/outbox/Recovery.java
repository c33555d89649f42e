package dev.switchboard.outbox;

import dev.switchboard.delivery.DeliveryState;
import dev.switchboard.delivery.Expiry;
import dev.switchboard.delivery.Lanes;
import dev.switchboard.store.ClaimStore;
import dev.switchboard.store.NodeStore;
import dev.switchboard.store.SubscriptionFeed;
import dev.switchboard.subscription.Subscription;
import java.time.InstantSource;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds deliveries that wait for nobody in particular, and sees to it that somebody comes for them.
 */
public final class Recovery {
  private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

  private final ClaimStore claims;
  private final NodeStore nodes;
  private final SubscriptionFeed feed;
  private final Lanes lanes;
  private final Leases leases;
  private final InstantSource clock;
  private final int releaseBatch;
  private final boolean alone;

  /**
   * @param releaseBatch how many of a subscription's held deliveries are queued again at a time
   * @param alone whether the database admits one process at a time
   */
  Recovery(
      ClaimStore claims,
      NodeStore nodes,
      SubscriptionFeed feed,
      Lanes lanes,
      Leases leases,
      InstantSource clock,
      int releaseBatch,
      boolean alone) {
    this.claims = claims;
    this.nodes = nodes;
    this.feed = feed;
    this.lanes = lanes;
    this.leases = leases;
    this.clock = clock;
    this.releaseBatch = releaseBatch;
    this.alone = alone;
  }

  /** Notices subscriptions that other nodes changed, also while no event comes in. */
  public void refreshSubscriptions() {
    feed.refresh();
  }

  /**
   * Queues held deliveries of enabled subscriptions again, a batch each; cancels those of deleted
   * ones.
   */
  public void releaseHeld() {
    Set<UUID> waiting = claims.waiting(DeliveryState.HELD);
    if (!waiting.isEmpty()) {
      // What is cancelled below is cancelled for good.
      feed.refresh();
    }
    for (UUID id : waiting) {
      Subscription subscription = feed.find(id);
      if (subscription == null) {
        claims.cancel(id, DeliveryState.HELD, releaseBatch, clock.instant());
      } else if (subscription.enabled() && claims.release(id, releaseBatch) > 0) {
        lanes.mayWaitInSql(id);
      }
    }
  }

  /** Ends held deliveries whose events have expired. */
  public void expireHeld() {
    int ended;
    do {
      ended = claims.expireHeld(releaseBatch, clock.instant(), Expiry.REASON);
    } while (ended == releaseBatch);
  }

  /**
   * Tells lanes of deliveries queued behind them by other nodes, or by this one before it was
   * started anew.
   */
  public void findQueued() {
    claims.waiting(DeliveryState.PENDING).forEach(lanes::mayWaitInSql);
  }

  /** Makes deliveries due that this node owns without knowing of them, or that no node owns. */
  public void freeOrphans() {
    Set<UUID> orphans = leases.orphans(nodes.leased());
    int freed = orphans.isEmpty() ? 0 : nodes.free(orphans, clock.instant());
    // Where one process is alone, it has looked for these at its start.
    freed += alone ? 0 : nodes.freeDeliveriesOfNobody(clock.instant());
    if (freed > 0) {
      LOG.info("{} deliveries that nobody was looking after are due again", freed);
    }
  }
}
