package dev.switchboard.dialect.standard;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.cloudevents.Attributes;
import dev.switchboard.cloudevents.Timestamp;
import dev.switchboard.dialect.EventFields;
import dev.switchboard.event.Recognition;
import java.util.Base64;
import java.util.Map;

/** CloudEvents 1.0 in their JSON form: which ones are taken, and what they say of themselves. */
final class CloudEvents {
  /** What one such event is sent as. */
  static final String MEDIA_TYPE = "application/cloudevents+json";

  private static final String DATA = "data";
  private static final String BINARY = "data_base64";

  private CloudEvents() {}

  /**
   * Says what an event is. Its ordering key is the extension {@code partitionkey}, else the
   * subject: whatever the source, so that the parts of a producer may tell of one thing in order.
   */
  static Recognition recognise(JsonNode event) {
    String objection = objection(event);
    if (objection != null) {
      return Recognition.unknown(objection);
    }
    String partition = EventFields.key(event.path("partitionkey"));
    JsonNode time = event.path("time");
    return Recognition.of(
        event.path("type").textValue(),
        partition == null ? EventFields.key(event.path("subject")) : partition,
        time.isTextual() ? Timestamp.parse(time.textValue()) : null);
  }

  private static String objection(JsonNode event) {
    for (String name : Attributes.REQUIRED) {
      if (!event.hasNonNull(name)) {
        return "not a CloudEvent: " + name + " is required";
      }
    }
    for (Map.Entry<String, JsonNode> member : event.properties()) {
      // A null is as good as no member.
      String wrong =
          member.getValue().isNull() ? null : objection(member.getKey(), member.getValue());
      if (wrong != null) {
        return wrong;
      }
    }
    return event.hasNonNull(DATA) && event.hasNonNull(BINARY)
        ? "data and data_base64 exclude each other"
        : null;
  }

  private static String objection(String name, JsonNode value) {
    if (name.equals(DATA)) {
      return null;
    }
    if (name.equals(BINARY)) {
      return isBase64(value) ? null : "data_base64 must be base64";
    }
    String wrong = Attributes.objection(name);
    if (wrong != null) {
      return wrong;
    }
    if (value.isTextual()) {
      return Attributes.objection(name, value.textValue());
    }
    if (Attributes.DEFINED.contains(name)) {
      return name + " must be a string";
    }
    boolean integer = value.isIntegralNumber() && value.canConvertToInt();
    return integer || value.isBoolean()
        ? null
        : Attributes.shown(name) + " must be a string, a boolean or an integer of 32 bits";
  }

  private static boolean isBase64(JsonNode value) {
    try {
      return value.isTextual() && Base64.getDecoder().decode(value.textValue()) != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
