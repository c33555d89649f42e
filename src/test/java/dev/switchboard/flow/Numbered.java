package dev.switchboard.flow;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.testing.Received;
import dev.switchboard.testing.Receiver;
import java.util.ArrayList;
import java.util.List;

/** Events of a key that are numbered in the order they are posted, and how they arrive. */
record Numbered(Account account, Receiver receiver) {
  /** A choice of short pauses between attempts. */
  static final String SOON = "'redelivery':{'delays':[0.02,0.02,0.02,0.02],'jitter':0}";

  /** Subscribes the receiver to everything, in strict order. */
  JsonNode subscribe(String choices) {
    return account.subscribe(
        "{'url':'%s','types':['*'],'ordering':'strict',%s}".formatted(receiver.url(), choices));
  }

  static String events(String key, int from, int to) {
    StringBuilder all = new StringBuilder();
    for (int number = from; number <= to; number++) {
      all.append(event(key, "ringing", number));
    }
    return all.toString();
  }

  static String event(String key, String state, int number) {
    return "{'call_uuid':'%s','state':'%s','number':%d}".formatted(key, state, number);
  }

  /** What arrived of a key. */
  List<Received> of(String key) {
    return receiver.received().stream()
        .filter(r -> r.json().at("/data/call_uuid").textValue().equals(key))
        .toList();
  }

  /** The numbers of a key's events as they arrived, repeated ones too. */
  List<Integer> numbers(String key) {
    return of(key).stream().map(r -> r.json().at("/data/number").intValue()).toList();
  }

  /** The same, where those that came again at once count once. */
  List<Integer> once(String key) {
    List<Integer> once = new ArrayList<>();
    for (Integer number : numbers(key)) {
      if (once.isEmpty() || !once.get(once.size() - 1).equals(number)) {
        once.add(number);
      }
    }
    return once;
  }
}
