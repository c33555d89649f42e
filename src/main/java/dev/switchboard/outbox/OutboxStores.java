package dev.switchboard.outbox;

import dev.switchboard.store.AcceptStore;
import dev.switchboard.store.AuditStore;
import dev.switchboard.store.ClaimStore;
import dev.switchboard.store.FailingStore;
import dev.switchboard.store.NodeStore;
import dev.switchboard.store.SettlementStore;
import dev.switchboard.store.StrictStore;
import dev.switchboard.store.SubscriptionFeed;
import dev.switchboard.store.SubscriptionStore;
import dev.switchboard.store.Transactions;
import dev.switchboard.subscription.SubscriptionIndex;
import java.util.UUID;

/**
 * What the outbox reads and writes, on connections of its own.
 *
 * @param beats on a connection that nothing else uses, so that a sign of life waits for nobody
 */
public record OutboxStores(
    AcceptStore accept,
    ClaimStore claims,
    StrictStore strict,
    SettlementStore settlements,
    NodeStore nodes,
    NodeStore beats,
    SubscriptionFeed feed,
    SubscriptionStore subscriptions,
    AuditStore audit,
    FailingStore failing) {

  /**
   * @param transactions over the outbox's own pool
   * @param beats over the connection that signs of life are given on
   * @param incarnation to whom deliveries are leased
   * @param index what the feed keeps in step
   * @param subscriptions over the same pool
   * @param audit over the same pool
   */
  public static OutboxStores over(
      Transactions transactions,
      Transactions beats,
      UUID incarnation,
      SubscriptionIndex index,
      SubscriptionStore subscriptions,
      AuditStore audit) {
    ClaimStore claims = new ClaimStore(transactions, incarnation);
    return new OutboxStores(
        new AcceptStore(transactions),
        claims,
        new StrictStore(transactions, claims),
        new SettlementStore(transactions, incarnation),
        new NodeStore(transactions, incarnation),
        new NodeStore(beats, incarnation),
        new SubscriptionFeed(transactions, index),
        subscriptions,
        audit,
        new FailingStore(transactions));
  }
}
