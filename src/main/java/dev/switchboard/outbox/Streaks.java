package dev.switchboard.outbox;

import dev.switchboard.delivery.Outcome;
import dev.switchboard.delivery.Verdict;
import dev.switchboard.store.FailingStore;
import dev.switchboard.subscription.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices subscriptions at which every attempt fails, for days on end, and has them disabled. Tells
 * the log when one begins to fail and when it works again: a line for each attempt would be a
 * hundred megabytes for a backlog of a few hundred thousand.
 *
 * <p>The idea: since when a subscription fails is kept in SQL, where it outlives this process and
 * where other nodes see it. Here is a copy, read anew every second, so an attempt costs a look into
 * memory; something is written only when a subscription turns from working to failing or back. A
 * success on any node ends it.
 *
 * <p>The trade-off: what turned in the second before a crash is forgotten. The next attempt tells
 * the same again.
 */
final class Streaks {
  /** Why a subscription is disabled that has failed for so long. */
  static final String REASON = "failing";

  private static final Logger LOG = LoggerFactory.getLogger(Streaks.class);

  private final FailingStore store;
  private final Disabling disabling;
  private final Duration longest;
  private final Map<UUID, Turn> turns = new ConcurrentHashMap<>();
  private volatile Map<UUID, Instant> known = new ConcurrentHashMap<>();

  /**
   * @param longest after what time of nothing but failures a subscription is disabled; zero for
   *     never
   */
  Streaks(FailingStore store, Disabling disabling, Duration longest) {
    this.store = store;
    this.disabling = disabling;
    this.longest = longest;
  }

  /** Takes note of how an attempt ended, and disables its subscription if that is due. */
  void attempted(Subscription subscription, Outcome outcome, Verdict verdict, Instant at) {
    UUID id = subscription.id();
    if (verdict.disablesSubscription()) {
      disable(id, verdict.reason(), known.get(id));
    } else if (outcome.kind() == Outcome.Kind.INTERNAL_ERROR) {
      // An error of our own says nothing about the subscriber.
      return;
    } else if (verdict.reason() == null) {
      succeeded(subscription);
    } else {
      failed(subscription, verdict.reason(), at);
    }
  }

  /** One turn: writes what has turned, and reads what all nodes know. */
  void turn() {
    disabling.turn();
    Map<UUID, Turn> batch = new HashMap<>(turns);
    if (!batch.isEmpty()) {
      List<UUID> worked = new ArrayList<>();
      Map<UUID, Instant> failed = new HashMap<>();
      batch.forEach(
          (id, turn) -> {
            if (turn.worked) {
              worked.add(id);
            }
            if (turn.failingSince != null) {
              failed.put(id, turn.failingSince);
            }
          });
      store.turn(worked, failed);
    }
    learn();
    batch.forEach(turns::remove);
  }

  /**
   * The last turn before a stop; what cannot be written then, the next attempts will tell again.
   */
  void finish() {
    try {
      turn();
    } catch (RuntimeException e) {
      LOG.debug("what turned in the last moment is forgotten", e);
    }
  }

  private synchronized void learn() {
    known = new ConcurrentHashMap<>(store.list());
  }

  // One that is enabled again within the second begins anew too, so it is forgotten here at once,
  // and not while the list is being read.
  private synchronized void disable(UUID id, String reason, Instant since) {
    disabling.disable(id, reason, since);
    known.remove(id);
  }

  private void succeeded(Subscription subscription) {
    UUID id = subscription.id();
    Instant since = known.get(id);
    if (since != null || turns.containsKey(id)) {
      Turn latest = turns.put(id, new Turn(true, null));
      if (latest == null && since != null) {
        LOG.info(
            "tenant {} subscription {} works again; it failed since {}",
            subscription.tenant(),
            id,
            since);
      }
    }
  }

  private void failed(Subscription subscription, String reason, Instant at) {
    UUID id = subscription.id();
    Instant since = known.get(id);
    Turn turn = turns.get(id);
    if (turn == null && since != null) {
      if (!longest.isZero() && Duration.between(since, at).compareTo(longest) >= 0) {
        disable(id, REASON, since);
      }
    } else if (turn == null || turn.failingSince == null) {
      Turn latest = turns.put(id, new Turn(turn != null && turn.worked, at));
      if (latest == null) {
        LOG.info("tenant {} subscription {} fails: {}", subscription.tenant(), id, reason);
      }
    }
  }

  /**
   * What has happened since the last turn.
   *
   * @param worked whether an attempt succeeded
   * @param failingSince the first failure after that; null when there was none
   */
  private record Turn(boolean worked, Instant failingSince) {}
}
