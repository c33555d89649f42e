package dev.switchboard.outbox;

import dev.switchboard.event.Event;
import dev.switchboard.store.AcceptStore;
import dev.switchboard.store.SubscriptionFeed;
import java.util.List;
import java.util.function.Supplier;

/**
 * Stores events and the deliveries they are owed as, in one transaction: with the look at the
 * revision of subscriptions they are matched with, and with whatever makes the events.
 */
final class EventWriter {
  private final AcceptStore store;
  private final SubscriptionFeed feed;
  private final FanOut fanOut;
  private final Figures figures;

  EventWriter(AcceptStore store, SubscriptionFeed feed, FanOut fanOut, Figures figures) {
    this.store = store;
    this.feed = feed;
    this.fanOut = fanOut;
    this.figures = figures;
  }

  /**
   * Stores events; what memory has room for is in its lanes afterwards. That a subscription has
   * changed is found out by the way; then all is rolled back, and done again after a look at it.
   *
   * @return what became of each
   */
  List<Accepted> write(List<Event> events) {
    try {
      return write(() -> events, false);
    } catch (SubscriptionsChanged e) {
      return write(() -> events, true);
    }
  }

  /**
   * Stores events together with what made them.
   *
   * @param events made within the transaction, once for each time that it is tried; may be none
   * @return what became of each
   */
  List<Accepted> write(Supplier<List<Event>> events) {
    return write(events, true);
  }

  private List<Accepted> write(Supplier<List<Event>> events, boolean looked) {
    FanOut.Plan[] plan = new FanOut.Plan[1];
    try {
      store.durably(
          () -> {
            if (plan[0] != null) {
              plan[0].undo();
              plan[0] = null;
            }
            if (looked) {
              feed.refresh();
            }
            long seen = feed.known();
            List<Event> made = events.get();
            plan[0] = fanOut.plan(made);
            if (!made.isEmpty()) {
              long revision = store.add(made, plan[0].deliveries());
              if (!looked && revision > seen) {
                throw new SubscriptionsChanged();
              }
            }
            return null;
          });
    } catch (RuntimeException | Error e) {
      if (plan[0] != null) {
        plan[0].undo();
      }
      throw e;
    }
    plan[0].handOver();
    figures.accepted(plan[0].accepted().size());
    return plan[0].accepted();
  }

  /** Ends a transaction whose events were matched with subscriptions of yesterday. */
  private static final class SubscriptionsChanged extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SubscriptionsChanged() {
      super(null, null, false, false);
    }
  }
}
