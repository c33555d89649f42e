package dev.switchboard.gate;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.dialect.Refusal;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.component.platform.http.vertx.HttpMessage;

/** Reads what a management request brings besides its header fields: its body and its path. */
final class RequestReader {
  private static final int MOST_FIELDS = 100;

  private final ObjectReader json;

  /**
   * @param limits how much a document may hold
   */
  RequestReader(JsonLimits limits) {
    JsonFactory factory =
        JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(limits.ofADocument())
            .build();
    this.json =
        new ObjectMapper(factory).reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  }

  /**
   * The body: a JSON document, a form as an object of strings, or a missing node.
   *
   * @param forms whether it may be a form
   * @throws Refusal 400 when it is not JSON in UTF-8, names a member twice, or holds too much
   */
  JsonNode body(HttpMessage message, boolean forms) {
    Object body = message.getBody();
    Buffer bytes = body instanceof Buffer buffer ? buffer : message.getBody(Buffer.class);
    if (bytes == null || bytes.length() == 0) {
      return MissingNode.getInstance();
    }
    byte[] text = bytes.getBytes();
    if (!Utf8.isValid(text)) {
      throw new Refusal(400, "The request body is not UTF-8");
    }
    boolean form = forms && PlainForms.isForm(message.getRequest()) && !looksLikeJson(bytes);
    return form ? form(bytes.toString()) : parse(text);
  }

  /** The placeholders of the route's path, the only fields of a request that become headers. */
  Map<String, String> pathParameters(HttpMessage message) {
    Map<String, String> parameters = new HashMap<>();
    message
        .getHeaders()
        .forEach(
            (name, value) -> {
              if (value instanceof String text && !name.startsWith("Camel")) {
                parameters.put(name, text);
              }
            });
    return parameters;
  }

  private JsonNode parse(byte[] text) {
    // Of the encodings that a parser would guess, UTF-8 is the one without zeros.
    if (holdsZero(text)) {
      throw new Refusal(400, "The request body is not JSON in UTF-8");
    }
    try {
      return json.readTree(text);
    } catch (StreamConstraintsException e) {
      throw new Refusal(400, "The request body is over a limit: " + JsonTrouble.inWords(e));
    } catch (JsonProcessingException e) {
      boolean twice = e.getOriginalMessage().startsWith("Duplicate field");
      String trouble = twice ? "gives a member twice" : "is not valid JSON";
      throw new Refusal(400, "The request body " + trouble + place(e));
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static boolean holdsZero(byte[] text) {
    for (byte next : text) {
      if (next == 0) {
        return true;
      }
    }
    return false;
  }

  private static String place(JsonProcessingException e) {
    return e.getLocation() == null
        ? ""
        : " (line "
            + e.getLocation().getLineNr()
            + ", column "
            + e.getLocation().getColumnNr()
            + ")";
  }

  /** A field given more than once becomes a list with commas, as forms can say it in either way. */
  private static ObjectNode form(String text) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    try {
      new QueryStringDecoder(text, StandardCharsets.UTF_8, false, MOST_FIELDS)
          .parameters()
          .forEach((name, values) -> object.put(name, String.join(",", values)));
    } catch (IllegalArgumentException e) {
      throw new Refusal(400, "The request body is not a valid form");
    }
    return object;
  }

  private static boolean looksLikeJson(Buffer bytes) {
    for (int i = 0; i < bytes.length(); i++) {
      byte next = bytes.getByte(i);
      if (next > ' ') {
        return next == '{' || next == '[';
      }
    }
    return false;
  }
}
