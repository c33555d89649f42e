package dev.switchboard.demo;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

/**
 * One attempt as its subscriber saw it.
 *
 * @param at when it arrived
 * @param headers its header fields, in any letter case
 * @param body the exact bytes
 * @param answered the status it was answered with
 */
record Arrival(Instant at, Map<String, String> headers, byte[] body, int answered) {

  String header(String name) {
    return headers.getOrDefault(name, "");
  }

  /** The event it is about. */
  String event() {
    return header("webhook-id");
  }

  boolean isAccepted() {
    return answered == 200;
  }

  String text() {
    return new String(body, StandardCharsets.UTF_8);
  }
}
