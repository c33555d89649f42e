package dev.switchboard.crash;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The subscribers of a trial: what they want, and how they take it. */
enum Subscriber {
  /** Wants every event, and takes it at once. */
  EAGER("call.ringing", "call.answered", "call.hangup"),
  /** Wants one type, and takes it at once. */
  CHOOSY("call.hangup"),
  /** Refuses some deliveries once. */
  FLAKY("call.ringing", "call.hangup"),
  /** Holds its answers back while the gate is shut, so that much is in flight at a kill. */
  SLOW("call.answered", "call.hangup");

  private final List<String> types;

  Subscriber(String... types) {
    this.types = List.of(types);
  }

  /** Who is owed the event of that number. */
  static Set<Subscriber> wanting(int number) {
    String type = Numbered.type(number);
    return Arrays.stream(values())
        .filter(one -> one.types.contains(type))
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Subscriber.class)));
  }

  /** Its types as a JSON array. */
  String typesAsJson() {
    return types.stream().collect(Collectors.joining("\",\"", "[\"", "\"]"));
  }

  /** The path of its URL. */
  String path() {
    return "/" + name();
  }
}
