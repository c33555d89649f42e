package dev.switchboard.delivery;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The deliveries one lane keeps in memory, in the order they came, with at most one of each
 * ordering key handed out at a time. Not safe for use by many threads.
 */
final class LaneQueue {
  private final ArrayDeque<Delivery> waiting = new ArrayDeque<>();
  private final ArrayDeque<Delivery> resumed = new ArrayDeque<>();
  private final Map<String, ArrayDeque<Delivery>> behind = new HashMap<>();
  private final Set<UUID> withoutKey = new HashSet<>();
  private int size;

  int size() {
    return size;
  }

  void add(Delivery delivery) {
    waiting.add(delivery);
    size++;
  }

  /**
   * The next delivery whose key is free, which it then occupies; null when there is none.
   *
   * @param keyed false to take the next whatever its key, which it then leaves alone
   */
  Delivery take(boolean keyed) {
    Delivery next = resumed.poll();
    while (next == null && (next = waiting.poll()) != null) {
      String key = next.event().orderingKey();
      if (key == null) {
        break;
      }
      if (!keyed) {
        withoutKey.add(next.id());
      } else if (behind.putIfAbsent(key, EMPTY) != null) {
        behind.compute(key, (k, line) -> line == EMPTY ? new ArrayDeque<>() : line).add(next);
        next = null;
      }
    }
    if (next != null) {
      size--;
    }
    return next;
  }

  /** Frees the key of a delivery that was taken. */
  void release(Delivery delivery) {
    String key = delivery.event().orderingKey();
    if (key == null || !withoutKey.isEmpty() && withoutKey.remove(delivery.id())) {
      return;
    }
    ArrayDeque<Delivery> line = behind.get(key);
    Delivery next = line == null ? null : line.poll();
    if (next == null) {
      behind.remove(key);
    } else {
      resumed.add(next);
    }
  }

  /** Takes out what would be handed out last; null when there is nothing that could be. */
  Delivery giveBack() {
    Delivery last = waiting.pollLast();
    if (last == null) {
      for (ArrayDeque<Delivery> line : behind.values()) {
        if (!line.isEmpty()) {
          last = line.pollLast();
          break;
        }
      }
    }
    if (last != null) {
      size--;
    }
    return last;
  }

  /** Takes out everything that was not handed out, in no order that matters. */
  Iterable<Delivery> drain() {
    ArrayDeque<Delivery> rest = new ArrayDeque<>(resumed);
    rest.addAll(waiting);
    behind.values().forEach(rest::addAll);
    resumed.clear();
    waiting.clear();
    behind.replaceAll((key, line) -> EMPTY);
    size = 0;
    return rest;
  }

  private static final ArrayDeque<Delivery> EMPTY = new ArrayDeque<>(0);
}
