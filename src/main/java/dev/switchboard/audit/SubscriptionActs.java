package dev.switchboard.audit;

import dev.switchboard.subscription.Portfolio;
import dev.switchboard.subscription.Revision;
import dev.switchboard.subscription.Sealed;
import dev.switchboard.subscription.Subscription;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/** What a revision does to each subscription, and to the secrets beside them. */
public final class SubscriptionActs {
  private static final String SUBSCRIPTION = "subscription";
  private static final String SETTING = "setting";

  /** What the entry says beside the facts, or what never changes. */
  private static final Set<String> IDENTITY = Set.of("id", "tenant", "createdAt");

  private SubscriptionActs() {}

  /** The acts that lead from what was read to what comes out; none where nothing changed. */
  public static List<Act> between(Revision revision, Portfolio before, Portfolio after) {
    List<Act> acts = new ArrayList<>();
    Map<UUID, Subscription> gone = new HashMap<>();
    before.subscriptions().forEach(subscription -> gone.put(subscription.id(), subscription));
    for (Subscription subscription : after.subscriptions()) {
      Subscription old = gone.remove(subscription.id());
      if (old == null) {
        acts.add(
            Act.created(
                subscription.tenant(),
                SUBSCRIPTION,
                subscription.id().toString(),
                Facts.filled(facts(subscription))));
      } else if (!old.equals(subscription)) {
        acts.add(changed(old, subscription));
      }
    }
    before.subscriptions().stream()
        .filter(old -> gone.containsKey(old.id()))
        .forEach(
            old ->
                acts.add(
                    Act.deleted(
                        old.tenant(),
                        SUBSCRIPTION,
                        old.id().toString(),
                        Facts.filled(facts(old)))));
    addSettings(revision, before.settings(), after.settings(), acts);
    return acts;
  }

  /** The gateway itself stops deliveries to a subscription. */
  public static Act disabled(Subscription subscription, String reason) {
    return new Act(
        subscription.tenant(),
        SUBSCRIPTION + ".disabled",
        SUBSCRIPTION,
        subscription.id().toString(),
        Map.of("enabled", true),
        new TreeMap<>(Map.of("enabled", false, "disabled_reason", reason)));
  }

  private static Act changed(Subscription old, Subscription now) {
    String what =
        old.enabled() == now.enabled() ? "changed" : now.enabled() ? "enabled" : "disabled";
    return Act.changed(
        now.tenant(),
        SUBSCRIPTION + "." + what,
        SUBSCRIPTION,
        now.id().toString(),
        facts(old),
        facts(now));
  }

  private static Map<String, Object> facts(Subscription subscription) {
    return Facts.of(subscription, IDENTITY);
  }

  private static void addSettings(
      Revision revision, Map<String, Sealed> before, Map<String, Sealed> after, List<Act> acts) {
    Set<String> names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    for (String name : names) {
      Sealed was = before.get(name);
      Sealed is = after.get(name);
      String object = revision.dialect() + "/" + name;
      Map<String, Object> hidden = Map.of(name, Veil.secret(name).shown());
      if (was == null) {
        acts.add(Act.created(revision.tenant(), SETTING, object, hidden));
      } else if (is == null) {
        acts.add(Act.deleted(revision.tenant(), SETTING, object, hidden));
      } else if (!was.equals(is)) {
        acts.add(new Act(revision.tenant(), SETTING + ".changed", SETTING, object, hidden, hidden));
      }
    }
  }
}
