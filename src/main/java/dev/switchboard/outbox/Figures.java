package dev.switchboard.outbox;

import dev.switchboard.delivery.DeliveryState;
import dev.switchboard.delivery.Lanes;
import java.util.concurrent.atomic.LongAdder;

/** What the outbox has done since the start, and what it is at, in numbers. */
public final class Figures {
  private final LongAdder accepted = new LongAdder();
  private final LongAdder delivered = new LongAdder();
  private final LongAdder failedAttempts = new LongAdder();
  private final LongAdder dead = new LongAdder();
  private final Lanes lanes;

  Figures(Lanes lanes) {
    this.lanes = lanes;
  }

  void accepted(int events) {
    accepted.add(events);
  }

  void attempted(DeliveryState state) {
    if (state == DeliveryState.DELIVERED) {
      delivered.increment();
      return;
    }
    failedAttempts.increment();
    if (state == DeliveryState.DEAD) {
      dead.increment();
    }
  }

  /** Events committed. */
  public long accepted() {
    return accepted.sum();
  }

  /** Deliveries that subscribers took. */
  public long delivered() {
    return delivered.sum();
  }

  /** Attempts that failed. */
  public long failedAttempts() {
    return failedAttempts.sum();
  }

  /** Deliveries that became dead letters after an attempt. */
  public long dead() {
    return dead.sum();
  }

  /** Attempts in flight. */
  public int inFlight() {
    return lanes.inFlight();
  }

  /** Deliveries kept in memory, those in flight included. */
  public int inMemory() {
    return lanes.held();
  }

  /** Subscriptions that have a lane. */
  public int lanes() {
    return lanes.size();
  }
}
