package dev.switchboard.gate;

import com.fasterxml.jackson.core.JsonProcessingException;
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

  RequestReader(ObjectMapper json) {
    this.json = json.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  }

  /**
   * The body: a JSON document, a form as an object of strings, or a missing node.
   *
   * @throws Refusal 400 when it is not JSON
   */
  JsonNode body(HttpMessage message) {
    Object body = message.getBody();
    Buffer bytes = body instanceof Buffer buffer ? buffer : message.getBody(Buffer.class);
    if (bytes == null || bytes.length() == 0) {
      return MissingNode.getInstance();
    }
    boolean form = PlainForms.isForm(message.getRequest()) && !looksLikeJson(bytes);
    return form ? form(bytes.toString()) : parse(bytes);
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

  private JsonNode parse(Buffer bytes) {
    try {
      return json.readTree(bytes.getBytes());
    } catch (JsonProcessingException e) {
      throw new Refusal(400, "The request body is not valid JSON" + place(e));
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
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
