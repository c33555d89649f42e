package dev.switchboard.store;

import dev.switchboard.subscription.Subscription;
import dev.switchboard.subscription.SubscriptionIndex;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.RowCallbackHandler;

/**
 * Keeps the in-memory index in step with the table. A look at the revision row tells whether
 * anything changed; only what changed is read, or everything when the database was set back (by a
 * standby that lagged behind, or a backup). Who stores events compares {@link #known} with the
 * revision at that moment, so that an event accepted after a change sees that change, whichever
 * node made it.
 */
public final class SubscriptionFeed {
  private static final Logger LOG = LoggerFactory.getLogger(SubscriptionFeed.class);
  private static final long NEVER = -1;
  private static final int REMEMBERED_GONE = 10_000;

  private final Transactions transactions;
  private final SubscriptionIndex index;
  private final SubscriptionRows rows = new SubscriptionRows();
  private final Set<UUID> gone = new HashSet<>();
  private long known = NEVER;

  /**
   * @param index what is kept in step
   */
  public SubscriptionFeed(Transactions transactions, SubscriptionIndex index) {
    this.transactions = transactions;
    this.index = index;
  }

  /**
   * The revision up to which the index holds every change, at least. Asked for before something is
   * looked up there, it tells what that look-up must have seen; asked for after it, it does not.
   */
  public synchronized long known() {
    return known;
  }

  /** Brings the index to what the database holds. */
  public void refresh() {
    update(revision(transactions));
  }

  /**
   * The subscription as it is now. Before it is said to be gone the database is asked: this node
   * may have yet to hear of one that another has just made. It is asked once: ids do not come back.
   *
   * @param id of a subscription that somebody made
   * @return null when it is deleted
   * @throws org.springframework.dao.DataAccessException when the database cannot be asked
   */
  public Subscription find(UUID id) {
    Subscription found = index.byId(id);
    if (found == null && !isKnownToBeGone(id)) {
      refresh();
      found = index.byId(id);
      if (found == null) {
        rememberGone(id);
      }
    }
    return found;
  }

  /** The subscription as this node knows it, without a look at the database; null for none. */
  public Subscription remembered(UUID id) {
    return index.byId(id);
  }

  private boolean isKnownToBeGone(UUID id) {
    synchronized (gone) {
      return gone.contains(id);
    }
  }

  private void rememberGone(UUID id) {
    synchronized (gone) {
      if (gone.size() >= REMEMBERED_GONE) {
        gone.clear();
      }
      gone.add(id);
    }
  }

  /** The number of changes that the database holds. */
  static long revision(Transactions transactions) {
    return transactions.statement("subscription/read-revision").query(Long.class).single();
  }

  private synchronized void update(long seen) {
    // What was seen may be older than what another thread has brought in; only what is seen now
    // tells.
    long current = seen < known ? revision(transactions) : seen;
    if (current == known) {
      return;
    }
    if (current < known) {
      LOG.warn("the database was set back; all subscriptions are read again");
      known = NEVER;
      synchronized (gone) {
        gone.clear();
      }
    }
    transactions.run(
        () -> {
          read();
          return null;
        });
    known = current;
  }

  private void read() {
    List<Subscription> changed = new ArrayList<>();
    Set<UUID> removed = new HashSet<>(known == NEVER ? index.ids() : Set.of());
    RowCallbackHandler keep =
        row -> {
          Subscription subscription = rows.mapRow(row, 0);
          if (row.getObject("deleted_at") == null) {
            changed.add(subscription);
            removed.remove(subscription.id());
          } else {
            removed.add(subscription.id());
          }
        };
    transactions
        .statementInPieces(
            known == NEVER ? "subscription/select-live" : "subscription/select-changed")
        .param("known", known)
        .query(keep);
    index.apply(changed, removed);
  }
}
