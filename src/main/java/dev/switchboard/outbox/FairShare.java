package dev.switchboard.outbox;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;

/** Whose waiting deliveries are fetched when there are more than can be fetched at once. */
final class FairShare {
  private FairShare() {}

  /**
   * Some of the subscriptions: by turns one of each tenant, so that the number of a tenant's
   * subscriptions gives it no advantage.
   *
   * @param waiting those that have something to be fetched
   * @param tenantOf whose a subscription is
   * @param most how many may be picked
   * @param turn counts up from one pick to the next, so that each begins where another did not
   */
  static List<UUID> pick(
      Collection<UUID> waiting, Function<UUID, UUID> tenantOf, int most, int turn) {
    TreeMap<UUID, List<UUID>> byTenant = new TreeMap<>();
    for (UUID subscription : waiting) {
      byTenant
          .computeIfAbsent(tenantOf.apply(subscription), any -> new ArrayList<>())
          .add(subscription);
    }
    List<List<UUID>> tenants = new ArrayList<>(byTenant.values());
    if (tenants.isEmpty()) {
      return List.of();
    }
    long before = (long) turn * most;
    begin(tenants, before);
    // By as much as a tenant has had so far, so that it comes round to all of its own as well.
    tenants.forEach(own -> begin(own, before / tenants.size()));
    List<UUID> picked = new ArrayList<>();
    for (int round = 0; picked.size() < Math.min(most, waiting.size()); round++) {
      for (List<UUID> own : tenants) {
        if (round < own.size() && picked.size() < most) {
          picked.add(own.get(round));
        }
      }
    }
    return picked;
  }

  private static void begin(List<?> list, long at) {
    Collections.rotate(list, (int) (-at % list.size()));
  }
}
