package dev.switchboard.dialect.standard;

import dev.switchboard.event.Event;
import java.nio.charset.StandardCharsets;

/**
 * The body of a native delivery: {@code {"type","timestamp","data"}}. The producer's bytes stand
 * under {@code data} exactly as they came; nothing is parsed and written anew.
 */
final class Envelope {
  private Envelope() {}

  /** An event in its envelope; the timestamp is when it happened, not when it is sent. */
  static byte[] around(Event event) {
    // A type's letters need no escaping in JSON.
    String head =
        "{\"type\":\"" + event.type() + "\",\"timestamp\":\"" + event.occurredAt() + "\",\"data\":";
    byte[] start = head.getBytes(StandardCharsets.US_ASCII);
    byte[] payload = event.payload();
    byte[] body = new byte[start.length + payload.length + 1];
    System.arraycopy(start, 0, body, 0, start.length);
    System.arraycopy(payload, 0, body, start.length, payload.length);
    body[body.length - 1] = '}';
    return body;
  }
}
