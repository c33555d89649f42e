package dev.switchboard.subscription;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * All subscriptions in memory, found by what they want: every accepted event asks here who is to
 * get it.
 *
 * <p>Idea: each tenant has an immutable index whose slots are named by source and by event type or
 * start of types. An event looks into the few slots its own source and type name (two for each word
 * of the type, and two more), and everything in them wants it; so other subscriptions cost nothing,
 * however many there are. A change makes the touched slots of its tenant anew and swaps the
 * tenant's index in one step: readers take no lock and see one {@code apply} whole or not at all,
 * tenant by tenant.
 *
 * <p>Trade-off: a change copies its tenant's table of slots, a reference each, and the touched
 * slots. That is microseconds for a tenant with some types, and a fraction of a millisecond for one
 * with ten thousand different types. Changes are rare and come in batches; matches are not.
 *
 * <p>The caller's duty: hand in every change, and order them. Concurrent calls of {@code apply} are
 * safe, but the last one wins.
 */
public final class SubscriptionIndex {
  private final Map<UUID, TenantIndex> tenants = new ConcurrentHashMap<>();
  private final Map<UUID, Subscription> subscriptions = new ConcurrentHashMap<>();

  /**
   * Who wants an event, enabled or not: the disabled ones' deliveries are held.
   *
   * @param source the family the event came in by
   * @param type a valid event type
   * @return each subscription once, in no particular order; not to be changed
   */
  public List<Subscription> matching(UUID tenant, String source, String type) {
    TenantIndex index = tenants.get(tenant);
    return index == null ? List.of() : index.matching(source, type);
  }

  /** The subscription as it is now; null when it is gone. */
  public Subscription byId(UUID id) {
    return subscriptions.get(id);
  }

  /** The ids of all subscriptions; not to be changed. */
  public Set<UUID> ids() {
    return Collections.unmodifiableSet(subscriptions.keySet());
  }

  /**
   * Takes in changes.
   *
   * @param changed subscriptions that are new or differ, as they are now
   * @param removed the ids of those that are gone; unknown ones do no harm
   */
  public synchronized void apply(Collection<Subscription> changed, Collection<UUID> removed) {
    Map<UUID, Subscription> next = new HashMap<>();
    changed.forEach(subscription -> next.put(subscription.id(), subscription));
    removed.forEach(id -> next.put(id, null));

    Map<UUID, Change> changes = new HashMap<>();
    next.forEach(
        (id, arriving) -> {
          Subscription leaving = subscriptions.get(id);
          if (leaving != null) {
            changes.computeIfAbsent(leaving.tenant(), Change::of).leaving.add(leaving);
          }
          if (arriving != null) {
            changes.computeIfAbsent(arriving.tenant(), Change::of).arriving.add(arriving);
            // Before it can be matched, so that whatever was matched is also found by its id.
            subscriptions.put(id, arriving);
          }
        });
    changes.forEach(this::swap);
    removed.forEach(subscriptions::remove);
  }

  private void swap(UUID tenant, Change change) {
    TenantIndex index =
        tenants.getOrDefault(tenant, TenantIndex.EMPTY).after(change.leaving(), change.arriving());
    if (index.isEmpty()) {
      tenants.remove(tenant);
    } else {
      tenants.put(tenant, index);
    }
  }

  private record Change(List<Subscription> leaving, List<Subscription> arriving) {
    static Change of(UUID tenant) {
      return new Change(new ArrayList<>(), new ArrayList<>());
    }
  }
}
