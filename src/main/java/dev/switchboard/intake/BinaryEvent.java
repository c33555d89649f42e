package dev.switchboard.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.cloudevents.Attributes;
import dev.switchboard.cloudevents.FieldValue;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads a CloudEvent in binary mode, its attributes in header fields and its data as the body, into
 * the same event in JSON: what is kept and delivered does not depend on the mode it came in.
 */
final class BinaryEvent {
  private static final String PREFIX = "ce-";
  private static final String DATA_TYPE = "datacontenttype";

  private final EventData data;
  private final int largest;

  BinaryEvent(JsonReading json, IntakeLimits limits) {
    this.data = new EventData(json);
    this.largest = limits.eventBytes();
  }

  /** Tells whether any field is one without which there is no event in this mode. */
  static boolean isIn(MultiMap fields) {
    return Attributes.REQUIRED.stream().anyMatch(name -> fields.contains(PREFIX + name));
  }

  /**
   * The event.
   *
   * @param body all of it; null when it is too large
   * @throws BodyFailure 400 when the data should be JSON and is not
   */
  Piece piece(MultiMap fields, byte[] body) throws IOException {
    ObjectNode attributes = JsonNodeFactory.instance.objectNode();
    String objection = read(fields, attributes);
    if (objection != null) {
      return Piece.rejected(objection);
    }
    if (body == null) {
      return tooLarge();
    }
    try {
      byte[] event = data.with(attributes, body);
      return event.length > largest ? tooLarge() : new Piece(event, attributes, null);
    } catch (StreamConstraintsException e) {
      return Piece.rejected(JsonReading.reason(e));
    } catch (JsonProcessingException e) {
      throw new BodyFailure(400, JsonReading.reason(e) + JsonReading.place(e));
    }
  }

  private Piece tooLarge() {
    return Piece.rejected("larger than " + largest + " bytes");
  }

  private static String read(MultiMap fields, ObjectNode attributes) {
    for (Map.Entry<String, String> field : fields) {
      String name = field.getKey().toLowerCase(Locale.ROOT);
      if (name.startsWith(PREFIX)) {
        String wrong = take(name.substring(PREFIX.length()), field.getValue(), attributes);
        if (wrong != null) {
          return wrong;
        }
      }
    }
    List<String> types = fields.getAll(HttpHeaders.CONTENT_TYPE);
    if (types.size() > 1) {
      return "content-type is given more than once";
    }
    types.forEach(type -> attributes.put(DATA_TYPE, type));
    return null;
  }

  private static String take(String name, String value, ObjectNode attributes) {
    String wrong = Attributes.objection(name);
    if (wrong != null) {
      return wrong;
    }
    String field = PREFIX + Attributes.shown(name);
    if (name.equals(DATA_TYPE) || name.equals("data")) {
      return field + " is no field: data is the body, and its type is content-type";
    }
    if (attributes.has(name)) {
      return field + " is given more than once";
    }
    try {
      attributes.put(name, FieldValue.decode(value));
      return null;
    } catch (IllegalArgumentException e) {
      return field + " " + e.getMessage();
    }
  }
}
