package dev.switchboard.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One request as it arrived.
 *
 * @param method of the request line
 * @param target path and query of the request line
 * @param headers every field by name, in any letter case
 * @param body the exact bytes
 * @param at when it was read to its end, by the machine's clock
 */
public record Received(
    String method, String target, Map<String, List<String>> headers, byte[] body, Instant at) {

  static Received read(HttpExchange exchange) throws IOException {
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.putAll(exchange.getRequestHeaders());
    byte[] body = exchange.getRequestBody().readAllBytes();
    return new Received(
        exchange.getRequestMethod(),
        exchange.getRequestURI().toString(),
        headers,
        body,
        Instant.now());
  }

  /** The value of a header field that was sent once; null when it was not sent. */
  public String header(String name) {
    List<String> values = headers.get(name);
    if (values != null && values.size() > 1) {
      throw new AssertionError(name + " was sent more than once: " + values);
    }
    return values == null ? null : values.get(0);
  }

  /** The body as UTF-8 text. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** The body as a JSON document. */
  public JsonNode json() {
    try {
      return Answer.JSON.readTree(body);
    } catch (IOException e) {
      throw new UncheckedIOException(text(), e);
    }
  }
}
