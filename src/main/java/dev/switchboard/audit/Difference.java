package dev.switchboard.audit;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Those parts of two sets of facts that differ, as they may be shown. A secret that changed stands
 * on both sides, hidden.
 */
record Difference(Map<String, Object> before, Map<String, Object> after) {

  static Difference between(Map<String, Object> before, Map<String, Object> after) {
    Difference difference = new Difference(new LinkedHashMap<>(), new LinkedHashMap<>());
    Set<String> names = new LinkedHashSet<>(before.keySet());
    names.addAll(after.keySet());
    for (String name : names) {
      difference.add(name, before.get(name), after.get(name));
    }
    return difference;
  }

  boolean isEmpty() {
    return before.isEmpty() && after.isEmpty();
  }

  private void add(String name, Object was, Object is) {
    if (Objects.equals(was, is)) {
      return;
    }
    if (was instanceof Map<?, ?> outer && is instanceof Map<?, ?> other) {
      Difference inner = between(Facts.cast(outer), Facts.cast(other));
      before.put(name, inner.before);
      after.put(name, inner.after);
    } else {
      before.put(name, Facts.shown(was));
      after.put(name, Facts.shown(is));
    }
  }
}
