package dev.switchboard.subscription;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** One tenant's subscriptions by what they want. Never changes: a change makes a new one. */
final class TenantIndex {
  static final TenantIndex EMPTY = new TenantIndex(Map.of());

  private final Map<Slot, List<Subscription>> slots;

  private TenantIndex(Map<Slot, List<Subscription>> slots) {
    this.slots = slots;
  }

  boolean isEmpty() {
    return slots.isEmpty();
  }

  List<Subscription> matching(String source, String type) {
    List<String> starts = Slot.starts(type);
    return find(source, type, starts, find(Slot.ANY_SOURCE, type, starts, List.of()));
  }

  private List<Subscription> find(
      String source, String type, List<String> starts, List<Subscription> found) {
    for (String start : starts) {
      found = join(found, slots.get(new Slot(source, start)));
    }
    return join(found, slots.get(new Slot(source, type)));
  }

  // Most events find one slot or none, and then nothing is copied.
  private static List<Subscription> join(List<Subscription> found, List<Subscription> more) {
    if (more == null) {
      return found;
    }
    if (found.isEmpty()) {
      return more;
    }
    List<Subscription> both = new ArrayList<>(found.size() + more.size());
    both.addAll(found);
    both.addAll(more);
    return both;
  }

  /**
   * This index after a change: only the slots that are touched are made anew.
   *
   * @param leaving subscriptions as they are indexed now
   * @param arriving subscriptions to index; a changed one leaves as it was and arrives as it is
   */
  TenantIndex after(Collection<Subscription> leaving, Collection<Subscription> arriving) {
    Set<UUID> left = new HashSet<>();
    Map<Slot, List<Subscription>> touched = new HashMap<>();
    for (Subscription subscription : leaving) {
      left.add(subscription.id());
      for (Slot slot : Slot.of(subscription)) {
        touched.computeIfAbsent(slot, any -> new ArrayList<>());
      }
    }
    for (Subscription subscription : arriving) {
      for (Slot slot : Slot.of(subscription)) {
        touched.computeIfAbsent(slot, any -> new ArrayList<>()).add(subscription);
      }
    }
    Map<Slot, List<Subscription>> next = new HashMap<>(slots);
    touched.forEach((slot, added) -> next.put(slot, refill(slot, left, added)));
    next.values().removeIf(List::isEmpty);
    return new TenantIndex(next);
  }

  private List<Subscription> refill(Slot slot, Set<UUID> left, List<Subscription> added) {
    List<Subscription> refilled = new ArrayList<>();
    for (Subscription subscription : slots.getOrDefault(slot, List.of())) {
      if (!left.contains(subscription.id())) {
        refilled.add(subscription);
      }
    }
    refilled.addAll(added);
    return List.copyOf(refilled);
  }
}
