package dev.switchboard.outbox;

import dev.switchboard.store.AcceptStore;
import dev.switchboard.store.ClaimStore;
import dev.switchboard.store.NodeStore;
import dev.switchboard.store.SettlementStore;
import dev.switchboard.store.SubscriptionFeed;
import dev.switchboard.store.SubscriptionStore;
import dev.switchboard.store.Transactions;
import dev.switchboard.subscription.SubscriptionIndex;
import java.util.UUID;

/** What the outbox reads and writes, on connections of its own. */
public record OutboxStores(
    AcceptStore accept,
    ClaimStore claims,
    SettlementStore settlements,
    NodeStore nodes,
    SubscriptionFeed feed,
    SubscriptionStore subscriptions) {

  /**
   * @param transactions over the outbox's own pool
   * @param incarnation to whom deliveries are leased
   * @param index what the feed keeps in step
   */
  public static OutboxStores over(
      Transactions transactions,
      UUID incarnation,
      SubscriptionIndex index,
      SubscriptionStore subscriptions) {
    return new OutboxStores(
        new AcceptStore(transactions),
        new ClaimStore(transactions, incarnation),
        new SettlementStore(transactions, incarnation),
        new NodeStore(transactions, incarnation),
        new SubscriptionFeed(transactions, index),
        subscriptions);
  }
}
