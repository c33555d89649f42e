package dev.switchboard.delivery;

import dev.switchboard.subscription.Preferences;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * All lanes of a node: which delivery is attempted next, and which rows memory has room for.
 *
 * <p>The idea: lanes with something to do stand in one line and each gets one attempt per turn, so
 * a busy subscriber cannot crowd out a quiet one. Lanes that are failing, or have yet to show that
 * they work, together hold at most half of the node's attempts; the others never wait for them. And
 * once lanes that work have a quarter of the node in flight, one that has its share gets no more,
 * since a subscriber that worked until now may just have begun to hang. What a subscription chose
 * for itself narrows its lane further; one out of tokens is set aside until the next. What does not
 * fit into memory stays in SQL, and once a lane has sent a row there its later rows follow until it
 * is drained, so that nothing overtakes.
 *
 * <p>The trade-off: one lock guards it all. Each call holds it for well under a microsecond, and
 * decisions that span lanes stay simple to follow.
 *
 * <p>The caller's duty: every place reserved is used or given back, every delivery taken is
 * finished.
 */
public final class Lanes {
  private final LaneLimits limits;
  private final Map<UUID, Lane> lanes = new HashMap<>();
  private final LaneTurns turns;
  private final LaneMemory memory;
  private volatile Runnable listener = () -> {};

  /**
   * @param limits how much lanes may use
   * @param preferences what a subscription chose, as of now
   * @param nanos a monotonic clock, in nanoseconds
   * @param wakeIn called when a lane is out of tokens, with the nanoseconds after which {@link
   *     #take} is to be asked again
   */
  public Lanes(
      LaneLimits limits,
      Function<UUID, Preferences> preferences,
      LongSupplier nanos,
      LongConsumer wakeIn) {
    this.limits = limits;
    this.turns = new LaneTurns(limits, preferences, nanos, wakeIn);
    this.memory = new LaneMemory(limits);
  }

  /**
   * @param listener told, on a thread that is in a hurry, that a lane has come down to half a queue
   *     while rows of it wait in SQL: time for {@link #refills}
   */
  public void listen(Runnable listener) {
    this.listener = listener;
  }

  /**
   * Asks for a place in memory for a delivery about to be born.
   *
   * @return true when there is one; false when the row has to wait in SQL, and {@link #spilled}
   *     must be called once its transaction has ended
   */
  public synchronized boolean reserve(UUID subscription, int payloadBytes) {
    Lane lane = lane(subscription);
    if (!lane.spilled && memory.hasRoom(lane, payloadBytes)) {
      occupy(lane, payloadBytes);
      return true;
    }
    lane.spilled = true;
    lane.spills++;
    lane.spilling++;
    return false;
  }

  /** Asks for a place in memory for a delivery claimed from SQL. */
  public synchronized boolean reserveClaimed(UUID subscription, int payloadBytes) {
    Lane lane = lane(subscription);
    if (!memory.hasRoom(lane, payloadBytes)) {
      lane.spilled = true;
      lane.spills++;
      return false;
    }
    occupy(lane, payloadBytes);
    return true;
  }

  /** Gives a place back: the delivery was not born. */
  public synchronized void unreserve(UUID subscription, int payloadBytes) {
    Lane lane = lane(subscription);
    lane.reserved--;
    memory.free(lane, payloadBytes);
    forgetIfIdle(lane);
  }

  /** The transaction of a row sent to SQL has ended, either way. */
  public synchronized void spilled(UUID subscription) {
    lane(subscription).spilling--;
  }

  /** Puts a delivery into the place reserved for it. */
  public synchronized void add(Delivery delivery) {
    Lane lane = lane(delivery.subscription());
    lane.reserved--;
    lane.queue.add(delivery);
    turns.enlist(lane);
  }

  /** The next delivery to attempt, or null when none may start now. */
  public synchronized Delivery take() {
    Delivery next = turns.take();
    if (next != null) {
      Lane lane = lane(next.subscription());
      if (lane.spilled && memory.room(lane) == enough()) {
        listener.run();
      }
    }
    return next;
  }

  /**
   * An attempt has ended.
   *
   * @param how what it says about the subscriber
   * @param now monotonic, in nanoseconds
   */
  public synchronized void finish(Delivery delivery, Signal how, long now) {
    Lane lane = lane(delivery.subscription());
    memory.free(lane, delivery.event().payload().length);
    lane.queue.release(delivery);
    turns.end(lane, how, now);
    forgetIfIdle(lane);
  }

  /** The lanes that have rows in SQL and room for at least half a queue of them. */
  public synchronized List<Refill> refills() {
    List<Refill> hungry = new ArrayList<>();
    for (Lane lane : lanes.values()) {
      int free = memory.room(lane);
      if (lane.spilled && free >= enough()) {
        hungry.add(new Refill(lane.subscription, free, lane.spilling == 0 ? lane.spills : -1));
      }
    }
    return hungry;
  }

  private int enough() {
    return Math.max(1, memory.most() / 2);
  }

  /** Whether a subscription has room for a row that waits in SQL. */
  public synchronized boolean hasRoom(UUID subscription) {
    Lane lane = lanes.get(subscription);
    return lane == null ? memory.most() > 0 : memory.room(lane) > 0;
  }

  /** Notes that rows of a subscription wait in SQL, however they came there. */
  public synchronized void mayWaitInSql(UUID subscription) {
    Lane lane = lane(subscription);
    lane.spilled = true;
    lane.spills++;
  }

  /**
   * A refill brought fewer rows than it asked for: SQL has no more, unless some went there since.
   */
  public synchronized void drained(Refill refill) {
    Lane lane = lane(refill.subscription());
    if (lane.spills == refill.mark() && lane.spilling == 0) {
      lane.spilled = false;
      forgetIfIdle(lane);
    }
  }

  /**
   * Takes out of memory what lanes have beyond what they would be given now. They got it while
   * there was room, and others have come since; a lane that hangs would keep it from them.
   */
  public synchronized List<Delivery> excess() {
    List<Delivery> excess = new ArrayList<>();
    for (Lane lane : lanes.values()) {
      Delivery last;
      while (memory.isExceededBy(lane) && (last = lane.queue.giveBack()) != null) {
        memory.free(lane, last.event().payload().length);
        lane.spilled = true;
        lane.spills++;
        excess.add(last);
      }
    }
    return excess;
  }

  /** Takes everything out of memory that is not in flight. */
  public synchronized List<Delivery> drain() {
    List<Delivery> rest = new ArrayList<>();
    for (Lane lane : lanes.values()) {
      for (Delivery delivery : lane.queue.drain()) {
        memory.free(lane, delivery.event().payload().length);
        rest.add(delivery);
      }
    }
    turns.clear();
    return rest;
  }

  /** Attempts in flight now. */
  public synchronized int inFlight() {
    return turns.inFlight();
  }

  /** Deliveries kept in memory, those in flight included. */
  public synchronized int held() {
    return memory.rows();
  }

  /** Lanes that have anything to do, or in SQL. */
  public synchronized int size() {
    return lanes.size();
  }

  private Lane lane(UUID subscription) {
    return lanes.computeIfAbsent(subscription, id -> new Lane(id, limits));
  }

  private void occupy(Lane lane, int payloadBytes) {
    lane.reserved++;
    memory.take(lane, payloadBytes);
  }

  // What a lane has shown is worth keeping for the next event.
  private void forgetIfIdle(Lane lane) {
    if (lane.isIdle() && lane.health.isUntried()) {
      lanes.remove(lane.subscription);
    }
  }
}
