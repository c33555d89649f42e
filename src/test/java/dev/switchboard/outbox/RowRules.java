package dev.switchboard.outbox;

import dev.switchboard.outbox.Reference.Owed;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What must be so of all rows, whenever one looks. */
final class RowRules {
  private RowRules() {}

  /**
   * Checks them.
   *
   * @param before all rows as they were, by id
   * @param now all rows as they are
   * @throws AssertionError naming a row that breaks a rule
   */
  static void check(Map<UUID, ClusterRow> before, Map<UUID, ClusterRow> now, Reference reference) {
    Map<Owed, Long> born =
        now.values().stream()
            .collect(Collectors.groupingBy(ClusterRow::owed, Collectors.counting()));
    checkBirths(born, reference);
    now.values().forEach(row -> require(row.isInOnePlace(), "in no place, or in two", row));
    before.values().forEach(row -> checkMove(row, now.get(row.id())));
  }

  /** Throws unless something holds. */
  static void require(boolean holds, String otherwise, Object what) {
    if (!holds) {
      throw new AssertionError(otherwise + ": " + what);
    }
  }

  private static void checkBirths(Map<Owed, Long> born, Reference reference) {
    require(born.values().stream().allMatch(count -> count == 1), "born twice", born);
    Set<Owed> lost = new HashSet<>(reference.promised());
    lost.removeAll(born.keySet());
    require(lost.isEmpty(), "lost", lost);
    Set<Owed> strays = new HashSet<>(born.keySet());
    strays.removeAll(reference.promised());
    reference.unanswered().forEach(strays::removeAll);
    require(strays.isEmpty(), "born for somebody who did not want it", strays);
    for (Set<Owed> event : reference.unanswered()) {
      boolean half = event.stream().anyMatch(born::containsKey);
      require(!half || born.keySet().containsAll(event), "only a half is there of", event);
    }
  }

  private static void checkMove(ClusterRow before, ClusterRow after) {
    require(after != null, "gone", before);
    if (before.state().isFinal()) {
      require(after.equals(before), "final, and yet it became " + after, before);
    } else if (after.state() != before.state()) {
      require(before.state().moves().contains(after.state()), "became " + after, before);
    }
    require(after.attempts() >= before.attempts(), "attempts were forgotten", after);
  }
}
