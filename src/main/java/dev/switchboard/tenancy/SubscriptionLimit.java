package dev.switchboard.tenancy;

import dev.switchboard.dialect.Refusal;
import dev.switchboard.store.Transactions;
import dev.switchboard.subscription.Portfolio;
import dev.switchboard.subscription.Revision;

/**
 * Keeps a tenant from having more subscriptions than it may, whichever APIs they are made through.
 * Only a change that adds more than it takes away is counted, so whoever has reached the limit, or
 * is beyond it since it was lowered, can still change and replace.
 */
public final class SubscriptionLimit {
  private final Transactions transactions;
  private final int most;

  /**
   * @param transactions in which changes happen
   * @param most subscriptions of one tenant
   */
  public SubscriptionLimit(Transactions transactions, int most) {
    this.transactions = transactions;
    this.most = most;
  }

  /**
   * The same change, which throws a {@link Refusal} of status 409 where it would exceed the limit.
   * It counts within the change's own transaction, where no other change can interleave.
   */
  public Revision within(Revision revision) {
    return new Revision(
        revision.tenant(),
        revision.dialect(),
        revision.selection(),
        current -> counted(revision, current));
  }

  private Portfolio counted(Revision revision, Portfolio current) {
    Portfolio revised = revision.rule().apply(current);
    int added = revised.subscriptions().size() - current.subscriptions().size();
    if (added > 0 && count(revision) + added > most) {
      throw new Refusal(
          409, "An account can have " + most + " subscriptions at most; delete one first");
    }
    return revised;
  }

  private int count(Revision revision) {
    return transactions
        .statement("subscription/count-live")
        .param("tenant", revision.tenant())
        .query(Integer.class)
        .single();
  }
}
