package dev.switchboard.outbox;

import dev.switchboard.store.NodeStore;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This process's standing among the nodes on one database. It counts up its own beat; it judges
 * another node dead when that one's beat has not moved for a while by its own monotonic clock, and
 * frees what the dead one held. Wall clocks play no part in that. A node that could not beat for
 * long must assume that others judge it so.
 */
final class Membership {
  private static final Logger LOG = LoggerFactory.getLogger(Membership.class);

  private final NodeStore store;
  private final NodeStore beats;
  private final UUID incarnation;
  private final InstantSource clock;
  private final LongSupplier nanos;
  private final long deadAfter;
  private final long doubtedAfter;
  private final boolean alone;
  private final Map<UUID, Seen> seen = new HashMap<>();
  private volatile long lastBeat;

  /**
   * @param store where other nodes are looked after
   * @param beats where this node shows that it lives, however busy the other is
   * @param nanos a monotonic clock, in nanoseconds
   * @param silence how long nodes may give no sign of life
   * @param alone whether the database admits one process at a time, so that every other one is dead
   */
  Membership(
      NodeStore store,
      NodeStore beats,
      UUID incarnation,
      InstantSource clock,
      LongSupplier nanos,
      Silence silence,
      boolean alone) {
    this.store = store;
    this.beats = beats;
    this.incarnation = incarnation;
    this.clock = clock;
    this.nanos = nanos;
    deadAfter = silence.dead().toNanos();
    doubtedAfter = silence.doubted().toNanos();
    this.alone = alone;
  }

  void enter() {
    lastBeat = nanos.getAsLong();
    store.enter();
    observe();
    store.freeDeliveriesOfNobody(clock.instant());
  }

  void leave() {
    store.remove(incarnation, clock.instant());
  }

  /** Whether this node may start attempts: others cannot have judged it dead yet. */
  boolean isSure() {
    return nanos.getAsLong() - lastBeat < doubtedAfter;
  }

  /**
   * Shows that this node lives.
   *
   * @param forget run when others have judged this node dead, before it takes a place anew: what it
   *     holds is no longer its own
   */
  void beat(Runnable forget) {
    // Others may have seen it long before its answer comes, and count from then.
    long shown = nanos.getAsLong();
    if (!beats.beat()) {
      forget.run();
      shown = nanos.getAsLong();
      beats.enter();
    }
    lastBeat = shown;
  }

  /** Looks after the other nodes: what the dead ones held is due again. */
  void observe() {
    Map<UUID, Long> shown = store.beats();
    seen.keySet().retainAll(shown.keySet());
    long now = nanos.getAsLong();
    shown.forEach(
        (node, beat) -> {
          Seen before = seen.get(node);
          if (before == null || before.beat != beat) {
            seen.put(node, new Seen(beat, now));
          }
          boolean dead = alone || now - seen.get(node).since >= deadAfter;
          if (dead && !node.equals(incarnation)) {
            int freed = store.remove(node, clock.instant());
            // It may take a place anew under the same name.
            seen.remove(node);
            LOG.info("node {} is dead; {} deliveries it held are due again", node, freed);
          }
        });
  }

  private record Seen(long beat, long since) {}
}
