package dev.switchboard.intake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.cloudevents.MediaType;
import dev.switchboard.gate.Utf8;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Puts the data of a CloudEvent beside its attributes without losing a byte: JSON as it is, text in
 * UTF-8 as a string, all else in base64.
 */
final class EventData {
  private static final JsonFactory WRITER =
      JsonFactory.builder().enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8).build();
  private static final int ROOM_FOR_ATTRIBUTES = 512;

  private final JsonReading json;

  EventData(JsonReading json) {
    this.json = json;
  }

  /**
   * The event in JSON.
   *
   * @param attributes all of them, each a string
   * @param data as it came; empty for none
   * @throws JsonProcessingException when it should be JSON and is not, or is over a limit
   * @throws BodyFailure 400 when it should be JSON and is not UTF-8
   */
  byte[] with(ObjectNode attributes, byte[] data) throws IOException {
    ByteArrayOutputStream event =
        new ByteArrayOutputStream(data.length + data.length / 2 + ROOM_FOR_ATTRIBUTES);
    try (JsonGenerator out = WRITER.createGenerator(event)) {
      out.writeStartObject();
      for (Map.Entry<String, JsonNode> attribute : attributes.properties()) {
        out.writeStringField(attribute.getKey(), attribute.getValue().textValue());
      }
      write(data, attributes.get("datacontenttype"), out);
      out.writeEndObject();
    }
    return event.toByteArray();
  }

  private void write(byte[] data, JsonNode contentType, JsonGenerator out) throws IOException {
    MediaType type = contentType == null ? null : MediaType.parse(contentType.textValue());
    if (data.length == 0) {
      return;
    }
    if (contentType == null ? holdsJson(data) : mustBeJson(type, data)) {
      out.writeFieldName("data");
      out.writeRawValue(text(data));
    } else if (type != null && type.isText() && Utf8.isValid(data)) {
      out.writeStringField("data", new String(data, StandardCharsets.UTF_8));
    } else {
      out.writeBinaryField("data_base64", data);
    }
  }

  private boolean mustBeJson(MediaType type, byte[] data) throws IOException {
    if (type == null || !type.isJson()) {
      return false;
    }
    json.requireOne(new Utf8Stream(withoutMark(data)));
    return true;
  }

  private boolean holdsJson(byte[] data) throws IOException {
    if (!Utf8.isValid(data)) {
      return false;
    }
    try {
      json.requireOne(withoutMark(data));
      return true;
    } catch (StreamConstraintsException tooMuch) {
      throw tooMuch;
    } catch (JsonProcessingException none) {
      return false;
    }
  }

  private static Window withoutMark(byte[] data) throws IOException {
    Window window = new Window(data);
    window.skipByteOrderMark();
    return window;
  }

  /** A JSON text without what may stand around it. */
  private static String text(byte[] data) throws IOException {
    Window window = withoutMark(data);
    window.skipBlank();
    int from = (int) window.position();
    return new String(data, from, data.length - from, StandardCharsets.UTF_8).stripTrailing();
  }
}
