package dev.switchboard.outbox;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Finds the essence of a story: leaves out whatever it breaks a rule without. */
final class Shortening {
  private Shortening() {}

  /**
   * Leaves out long parts first, then single steps, until every step is needed.
   *
   * @param story one that breaks a rule
   * @param breaks tells whether another one does
   */
  static <T> List<T> of(List<T> story, Predicate<List<T>> breaks) {
    List<T> shortest = story;
    for (int part = Math.max(1, story.size() / 2); part >= 1; part /= 2) {
      List<T> before;
      do {
        before = shortest;
        shortest = withoutParts(shortest, part, breaks);
      } while (part == 1 && shortest.size() < before.size());
    }
    return shortest;
  }

  private static <T> List<T> withoutParts(List<T> story, int part, Predicate<List<T>> breaks) {
    List<T> shortest = story;
    int from = 0;
    while (from < shortest.size()) {
      List<T> shorter = new ArrayList<>(shortest);
      shorter.subList(from, Math.min(shortest.size(), from + part)).clear();
      if (breaks.test(shorter)) {
        shortest = shorter;
      } else {
        from += part;
      }
    }
    return shortest;
  }
}
