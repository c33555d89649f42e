package dev.switchboard.outbox;

import dev.switchboard.event.Event;
import dev.switchboard.store.AcceptStore;
import dev.switchboard.store.SubscriptionFeed;
import java.util.List;
import java.util.function.Supplier;

/**
 * Stores events and the deliveries they are owed as, in one transaction: of subscriptions as they
 * are at that moment, and with whatever makes the events.
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
   * changed is found out by the way: nothing is stored then, and it is done again after a look.
   *
   * @return what became of each
   */
  List<Accepted> write(List<Event> events) {
    // Asked for first: what is matched next has seen at least this much.
    long known = feed.known();
    FanOut.Plan plan = fanOut.plan(events);
    boolean added;
    try {
      added = store.add(events, plan.deliveries(), known);
    } catch (RuntimeException | Error e) {
      plan.undo();
      throw e;
    }
    if (!added) {
      plan.undo();
      return write(() -> events);
    }
    return stored(plan);
  }

  /**
   * Stores events together with what made them, after a look at subscriptions.
   *
   * @param events made within the transaction, once for each time that it is tried; may be none
   * @return what became of each
   */
  List<Accepted> write(Supplier<List<Event>> events) {
    FanOut.Plan[] plan = new FanOut.Plan[1];
    try {
      store.durably(
          () -> {
            if (plan[0] != null) {
              plan[0].undo();
              plan[0] = null;
            }
            feed.refresh();
            List<Event> made = events.get();
            plan[0] = fanOut.plan(made);
            if (!made.isEmpty()) {
              store.add(made, plan[0].deliveries(), AcceptStore.WHATEVER_CHANGES);
            }
            return null;
          });
    } catch (RuntimeException | Error e) {
      if (plan[0] != null) {
        plan[0].undo();
      }
      throw e;
    }
    return stored(plan[0]);
  }

  private List<Accepted> stored(FanOut.Plan plan) {
    plan.handOver();
    figures.accepted(plan.accepted().size());
    return plan.accepted();
  }
}
