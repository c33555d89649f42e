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
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.component.platform.http.vertx.HttpMessage;

/** Reads what a management request brings besides its header fields: its body and its path. */
final class RequestReader {
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
    if (isForm(message.getRequest())) {
      return form(message.getRequest().formAttributes());
    }
    Object body = message.getBody();
    Buffer bytes = body instanceof Buffer buffer ? buffer : message.getBody(Buffer.class);
    return bytes == null || bytes.length() == 0 ? MissingNode.getInstance() : parse(bytes);
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
  private static ObjectNode form(MultiMap fields) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (String name : fields.names()) {
      object.put(name, String.join(",", fields.getAll(name)));
    }
    return object;
  }

  private static boolean isForm(HttpServerRequest request) {
    String type = request.getHeader("Content-Type");
    return type != null
        && type.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded");
  }
}
