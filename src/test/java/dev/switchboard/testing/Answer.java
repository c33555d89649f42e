package dev.switchboard.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;

/**
 * What the gateway answered.
 *
 * @param status the HTTP status
 * @param headers all header fields
 * @param body the body as UTF-8 text
 */
public record Answer(int status, HttpHeaders headers, String body) {
  static final ObjectMapper JSON = new ObjectMapper();

  /** The value of a header field, or null. */
  public String header(String name) {
    return headers.firstValue(name).orElse(null);
  }

  /** The body as a JSON document. */
  public JsonNode json() {
    try {
      return JSON.readTree(body);
    } catch (IOException e) {
      throw new UncheckedIOException(status + " " + body, e);
    }
  }

  /**
   * This answer, if it has the expected status.
   *
   * @throws AssertionError with the body when it has another
   */
  public Answer expect(int expected) {
    if (status != expected) {
      throw new AssertionError("expected " + expected + ", got " + status + ": " + body);
    }
    return this;
  }
}
