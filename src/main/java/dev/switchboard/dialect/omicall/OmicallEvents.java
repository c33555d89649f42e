package dev.switchboard.dialect.omicall;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.dialect.EventFields;
import dev.switchboard.event.Recognition;
import java.util.Set;

/**
 * Tells OMICall's documents apart. A call record is known by its {@code transaction_id}, since
 * older ones have no {@code state}; nothing else is required of a document.
 */
final class OmicallEvents {
  private static final Set<String> STATES = Set.of("ringing", "answered", "hangup");
  private static final Set<String> ACTIONS = Set.of("created", "updated");

  private OmicallEvents() {}

  static Recognition recognise(JsonNode document) {
    if (document.hasNonNull("transaction_id")) {
      return Recognition.of(
          "call.cdr",
          EventFields.key(document.path("transaction_id")),
          EventFields.seconds(document.path("time_end_call")));
    }
    if (document.hasNonNull("call_uuid")) {
      return state(document);
    }
    if (document.hasNonNull("action") && document.has("data")) {
      return contact(document);
    }
    return Recognition.unknown(
        "not an OMICall event: it has no transaction_id, no call_uuid with state, no action with"
            + " data");
  }

  private static Recognition state(JsonNode document) {
    String state = document.path("state").asText();
    if (!STATES.contains(state)) {
      return Recognition.unknown("state must be one of: ringing, answered, hangup");
    }
    return Recognition.of(
        "call." + state,
        EventFields.key(document.path("call_uuid")),
        EventFields.millis(document.path("date_time")));
  }

  private static Recognition contact(JsonNode document) {
    String action = document.path("action").asText();
    if (!ACTIONS.contains(action)) {
      return Recognition.unknown("action must be one of: created, updated");
    }
    JsonNode data = document.path("data");
    JsonNode only = data.size() == 1 ? data.path(0).path("contact_id") : data.path(-1);
    return Recognition.of("contact." + action, EventFields.key(only), null);
  }
}
