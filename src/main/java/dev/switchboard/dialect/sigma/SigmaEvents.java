package dev.switchboard.dialect.sigma;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.dialect.EventFields;
import dev.switchboard.event.Recognition;
import dev.switchboard.subscription.TypePattern;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The three events of a live channel: Sigma's names for them, and the gateway's. */
final class SigmaEvents {
  private static final List<String> ALL = List.of("channel_live", "channel_stop", "channel_ended");
  private static final String EVERY = "all";

  private static final Map<String, TypePattern> TYPES =
      Map.of(
          "channel_live", new TypePattern("channel.live"),
          "channel_stop", new TypePattern("channel.stop"),
          "channel_ended", new TypePattern("channel.ended"));
  private static final Map<String, String> NAMES =
      TYPES.entrySet().stream()
          .collect(Collectors.toMap(entry -> entry.getValue().text(), Map.Entry::getKey));

  private SigmaEvents() {}

  /**
   * The event types behind Sigma's names, in their order; {@code all} stands for the three.
   *
   * @throws IllegalArgumentException when a name is unknown
   */
  static List<TypePattern> types(List<String> names) {
    return names.stream()
        .flatMap(name -> name.equals(EVERY) ? ALL.stream() : Stream.of(name))
        .distinct()
        .map(SigmaEvents::type)
        .toList();
  }

  /** Sigma's names of the event types. */
  static List<String> names(List<TypePattern> types) {
    return types.stream().map(type -> NAMES.getOrDefault(type.text(), type.text())).toList();
  }

  static Recognition recognise(JsonNode document) {
    TypePattern type = TYPES.get(document.path("event").asText());
    if (type == null) {
      return Recognition.unknown("event must be one of: " + String.join(", ", ALL));
    }
    return Recognition.of(
        type.text(),
        EventFields.key(document.path("id")),
        EventFields.millis(document.path("eventTime")));
  }

  private static TypePattern type(String name) {
    TypePattern type = TYPES.get(name);
    if (type == null) {
      throw new IllegalArgumentException(
          "event must be one of: " + String.join(", ", ALL) + ", " + EVERY);
    }
    return type;
  }
}
