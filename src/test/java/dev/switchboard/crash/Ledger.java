package dev.switchboard.crash;

import dev.switchboard.testing.Answer;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** What producers posted, and what they were told. */
final class Ledger {
  private static final String UNTOLD = "";

  private final AtomicInteger next = new AtomicInteger();
  private final Map<Integer, String> acknowledged = new ConcurrentHashMap<>();
  private final Set<Integer> refused = ConcurrentHashMap.newKeySet();
  private final AtomicInteger refusals = new AtomicInteger();
  private final Queue<String> faults = new ConcurrentLinkedQueue<>();

  /** The first of {@code count} numbers that nobody has used yet. */
  int take(int count) {
    return next.getAndAdd(count);
  }

  /** Notes the answer to a request with the events of {@code count} numbers. */
  void answered(int first, int count, Answer answer) {
    switch (answer.status()) {
      case 202 -> accepted(first, count, answer);
      case 503 -> interrupted(first, count, answer);
      default -> faults.add("answered " + answer.status() + ": " + answer.body());
    }
  }

  /** How many numbers were used. */
  int posted() {
    return next.get();
  }

  /** The acknowledged numbers, each with the id its event got; empty when that was not told. */
  Map<Integer, String> acknowledged() {
    return new TreeMap<>(acknowledged);
  }

  /** How many events are acknowledged. */
  int acknowledgedCount() {
    return acknowledged.size();
  }

  /** Numbers whose events were refused: the producer was told to post them again. */
  Set<Integer> refused() {
    return Set.copyOf(refused);
  }

  /** How many requests were answered 503. */
  int refusals() {
    return refusals.get();
  }

  /** Answers that should not have been given, in words. */
  List<String> faults() {
    return List.copyOf(faults);
  }

  private void accepted(int first, int count, Answer answer) {
    var events = answer.json().path("events");
    if (events.size() != count) {
      faults.add(count + " events were posted, the answer is " + answer.body());
    }
    for (int i = 0; i < events.size(); i++) {
      acknowledged.put(first + i, events.get(i).path("id").textValue());
      int deliveries = events.get(i).path("deliveries").intValue();
      if (deliveries != Subscriber.wanting(first + i).size()) {
        faults.add("event " + (first + i) + " was matched wrongly: " + events.get(i));
      }
    }
  }

  private void interrupted(int first, int count, Answer answer) {
    refusals.incrementAndGet();
    if (answer.header("retry-after") == null) {
      faults.add("503 without Retry-After: " + answer.body());
    }
    // An outage that is noticed before the first event is told in general words.
    int in = answer.json().path("accepted").asInt(0);
    for (int i = 0; i < count; i++) {
      if (i < in) {
        acknowledged.put(first + i, UNTOLD);
      } else {
        refused.add(first + i);
      }
    }
  }
}
