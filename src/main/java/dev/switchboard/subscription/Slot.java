package dev.switchboard.subscription;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A place in a tenant's index where subscriptions with the same wish are found.
 *
 * @param source the family whose events are wanted; empty for any
 * @param key an event type, or the start that the wanted types share: empty for all, else ending in
 *     a dot
 */
record Slot(String source, String key) {
  /** The source of slots that do not ask for one. */
  static final String ANY_SOURCE = "";

  /**
   * The slots in which a subscription is kept: of its wishes only those that none of its others
   * includes. So no event finds it in two of them, and what is found needs no second look.
   */
  static Set<Slot> of(Subscription subscription) {
    Set<String> keys = new HashSet<>();
    for (TypePattern pattern : subscription.types()) {
      String text = pattern.text();
      keys.add(text.endsWith("*") ? text.substring(0, text.length() - 1) : text);
    }
    Set<String> sources = subscription.sources();
    Set<Slot> slots = new HashSet<>();
    for (String key : keys) {
      if (starts(key).stream().noneMatch(keys::contains)) {
        for (String source : sources.isEmpty() ? Set.of(ANY_SOURCE) : sources) {
          slots.add(new Slot(source, key));
        }
      }
    }
    return slots;
  }

  /** The starts that include {@code key} without being it, widest first. */
  static List<String> starts(String key) {
    if (key.isEmpty()) {
      return List.of();
    }
    List<String> starts = new ArrayList<>(4);
    starts.add("");
    for (int end = key.indexOf('.') + 1; end > 0 && end < key.length(); ) {
      starts.add(key.substring(0, end));
      end = key.indexOf('.', end) + 1;
    }
    return starts;
  }
}
