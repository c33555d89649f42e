package dev.switchboard.gate;

import dev.switchboard.audit.Actor;
import dev.switchboard.audit.SubscriptionActs;
import dev.switchboard.store.AuditStore;
import dev.switchboard.store.SubscriptionStore;
import dev.switchboard.subscription.Portfolio;
import dev.switchboard.subscription.Revision;
import org.apache.camel.Exchange;

/**
 * The door through which routes change subscriptions: whoever comes through is written down, with
 * what he changed, in the transaction of the change.
 */
public final class AuditedChanges {
  private final SubscriptionStore subscriptions;
  private final AuditStore audit;

  /**
   * @param audit over the same connections as {@code subscriptions}
   */
  public AuditedChanges(SubscriptionStore subscriptions, AuditStore audit) {
    this.subscriptions = subscriptions;
    this.audit = audit;
  }

  /**
   * Carries out a revision, whole or not at all, for whoever sent the request.
   *
   * @return what the selected part is now
   * @throws RuntimeException what the revision's rule throws; then nothing has changed
   */
  public Portfolio revise(Revision revision, Exchange exchange) {
    Actor actor = exchange.getProperty(Gate.ACTOR, Actor.GATEWAY, Actor.class);
    return subscriptions.revise(
        new Revision(
            revision.tenant(),
            revision.dialect(),
            revision.selection(),
            current -> {
              Portfolio revised = revision.rule().apply(current);
              audit.record(actor, SubscriptionActs.between(revision, current, revised));
              return revised;
            }));
  }
}
