package dev.switchboard.outbox;

import dev.switchboard.outbox.Reference.Standing;
import dev.switchboard.subscription.Subscription;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** How the three subscriptions of a cluster are, and how each of its nodes has last seen them. */
final class Standings {
  private final Reference reference;
  private final List<UUID> subscriptions;
  private final List<Map<UUID, Standing>> noticed = List.of(new HashMap<>(), new HashMap<>());

  /** All are enabled, and no node knows of them yet. */
  Standings(Reference reference, List<Subscription> all) {
    this.reference = reference;
    subscriptions = all.stream().map(Subscription::id).toList();
    subscriptions.forEach(id -> reference.stand(id, Standing.ENABLED));
    reference.inStrictOrder(subscriptions.get(2));
  }

  /** The id of one of them. */
  UUID id(int which) {
    return subscriptions.get(which);
  }

  /** Those who want an event of the first type, or of the second. */
  Set<UUID> wanting(boolean passes) {
    Set<UUID> wanting = new HashSet<>(subscriptions);
    if (!passes) {
      wanting.remove(subscriptions.get(1));
    }
    return wanting;
  }

  /** Whether it is delivered to in strict order. */
  boolean isStrict(UUID subscription) {
    return subscription.equals(subscriptions.get(2));
  }

  /** A node sees how they are. */
  void notice(int node) {
    reference.standings().forEach(noticed.get(node)::put);
  }

  /** Whether one is enabled, or was so when that node last looked. */
  boolean mayBeAttempted(int node, UUID subscription) {
    return noticed.get(node).get(subscription) == Standing.ENABLED
        || reference.standing(subscription) == Standing.ENABLED;
  }
}
