package dev.switchboard.outbox;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The deliveries this incarnation has in memory, from before their rows name it as owner until
 * after they no longer do. A row that names it and is not in here twice in a row was left behind:
 * by a commit whose answer was lost, or an error before hand-over.
 */
final class Leases {
  private final Set<UUID> held = ConcurrentHashMap.newKeySet();
  private Set<UUID> missed = Set.of();

  void add(UUID delivery) {
    held.add(delivery);
  }

  void remove(UUID delivery) {
    held.remove(delivery);
  }

  void removeAll(Collection<UUID> deliveries) {
    deliveries.forEach(held::remove);
  }

  /**
   * @param leased what the database says this incarnation owns
   * @return those that were not in memory this time and the time before
   */
  synchronized Set<UUID> orphans(Set<UUID> leased) {
    Set<UUID> missing = new HashSet<>(leased);
    missing.removeAll(held);
    Set<UUID> orphans = new HashSet<>(missing);
    orphans.retainAll(missed);
    missing.removeAll(orphans);
    missed = missing;
    return orphans;
  }
}
