package dev.switchboard.outbox;

import dev.switchboard.delivery.Delivery;
import dev.switchboard.delivery.DeliveryState;
import dev.switchboard.delivery.Lanes;
import dev.switchboard.delivery.Operational;
import dev.switchboard.event.Event;
import dev.switchboard.event.Ids;
import dev.switchboard.store.NewDelivery;
import dev.switchboard.subscription.Ordering;
import dev.switchboard.subscription.Subscription;
import dev.switchboard.subscription.SubscriptionIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** Works out which deliveries events are owed as, and which of them memory has room for. */
final class FanOut {
  private final SubscriptionIndex index;
  private final Lanes lanes;
  private final Leases leases;
  private final Ids ids;
  private final UUID incarnation;
  private final Consumer<List<UUID>> linedUp;

  /**
   * @param linedUp told of strict deliveries once their rows are committed
   */
  FanOut(
      SubscriptionIndex index,
      Lanes lanes,
      Leases leases,
      Ids ids,
      UUID incarnation,
      Consumer<List<UUID>> linedUp) {
    this.index = index;
    this.lanes = lanes;
    this.leases = leases;
    this.ids = ids;
    this.incarnation = incarnation;
    this.linedUp = linedUp;
  }

  Plan plan(List<Event> events) {
    Plan plan = new Plan(new ArrayList<>(events.size()), new ArrayList<>(events.size()));
    for (Event event : events) {
      List<Subscription> wanted =
          Operational.audience(event, index.matching(event.tenant(), event.source(), event.type()));
      for (Subscription subscription : wanted) {
        plan.deliveries.add(born(event, subscription));
      }
      plan.accepted.add(new Accepted(event.id(), event.type(), wanted.size()));
    }
    return plan;
  }

  private NewDelivery born(Event event, Subscription subscription) {
    UUID id = ids.next();
    if (subscription.preferences().ordering() == Ordering.STRICT && event.orderingKey() != null) {
      return new NewDelivery(id, event, subscription.id(), DeliveryState.PENDING, null, true);
    }
    if (!subscription.enabled()) {
      return new NewDelivery(id, event, subscription.id(), DeliveryState.HELD, null);
    }
    boolean kept = lanes.reserve(subscription.id(), event.payload().length);
    if (kept) {
      leases.add(id);
    }
    return new NewDelivery(
        id, event, subscription.id(), DeliveryState.PENDING, kept ? incarnation : null);
  }

  /**
   * What a batch is to be written as; exactly one of {@link #handOver} and {@link #undo} is to be
   * called.
   */
  final class Plan {
    private final List<NewDelivery> deliveries;
    private final List<Accepted> accepted;

    private Plan(List<NewDelivery> deliveries, List<Accepted> accepted) {
      this.deliveries = deliveries;
      this.accepted = accepted;
    }

    List<NewDelivery> deliveries() {
      return deliveries;
    }

    /** One for each event, in order. */
    List<Accepted> accepted() {
      return accepted;
    }

    /** The rows are committed: what memory has room for goes to its lane. */
    void handOver() {
      List<UUID> strict = new ArrayList<>(0);
      for (NewDelivery born : deliveries) {
        if (born.owner() != null) {
          lanes.add(new Delivery(born.id(), born.event(), born.subscription(), 0));
        } else if (born.strict()) {
          strict.add(born.id());
        } else if (born.state() == DeliveryState.PENDING) {
          lanes.spilled(born.subscription());
        }
      }
      if (!strict.isEmpty()) {
        linedUp.accept(strict);
      }
    }

    /** The rows were not committed, as far as anybody knows. */
    void undo() {
      for (NewDelivery unborn : deliveries) {
        if (unborn.owner() != null) {
          leases.remove(unborn.id());
          lanes.unreserve(unborn.subscription(), unborn.event().payload().length);
        } else if (unborn.state() == DeliveryState.PENDING && !unborn.strict()) {
          lanes.spilled(unborn.subscription());
        }
      }
    }
  }
}
