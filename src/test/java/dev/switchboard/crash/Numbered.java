package dev.switchboard.crash;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Events that carry a number, by which they are known to both ends and in the database. */
final class Numbered {
  private static final List<String> STATES = List.of("ringing", "answered", "hangup");
  private static final Pattern NUMBER = Pattern.compile("\"call_uuid\":\"c-(\\d+)\"");

  private Numbered() {}

  /** The type of the event of that number. */
  static String type(int number) {
    return "call." + state(number);
  }

  /** A request's body: events of {@code count} numbers, the first one given. */
  static String body(int first, int count) {
    return IntStream.range(first, first + count)
        .mapToObj(Numbered::event)
        .collect(Collectors.joining("\n"));
  }

  /**
   * The number of the event in a payload, or in what was made of it.
   *
   * @throws IllegalArgumentException when there is none
   */
  static int in(String text) {
    Matcher number = NUMBER.matcher(text);
    if (!number.find()) {
      throw new IllegalArgumentException("no event of ours: " + text);
    }
    return Integer.parseInt(number.group(1));
  }

  private static String event(int number) {
    return "{\"call_uuid\":\"c-%d\",\"state\":\"%s\",\"from_number\":\"100\"}"
        .formatted(number, state(number));
  }

  private static String state(int number) {
    return STATES.get(number % STATES.size());
  }
}
