package dev.switchboard.bench.load;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A POST that is written once and then only stamped. {@code @SEQ@} in the body becomes the number
 * of the event, {@code @TIME@} its time in microseconds; both have a fixed width, so that a stamp
 * moves nothing.
 */
public final class RequestTemplate {
  /** The lowest number of an event; all have ten digits. */
  public static final int FIRST_SEQ = 1_000_000_000;

  private static final String SEQ = "@SEQ@";
  private static final String TIME = "@TIME@";
  private static final String SEQ_ROOM = "0".repeat(10);
  private static final String TIME_ROOM = "0".repeat(16);

  private final byte[] request;
  private final List<Integer> seqEnds = new ArrayList<>();
  private final List<Integer> timeEnds = new ArrayList<>();

  /**
   * @param path with its query
   * @param headers fields beside {@code Host} and the content's type and length
   * @param body JSON with the two markers
   */
  public RequestTemplate(String path, Map<String, String> headers, String body) {
    StringBuilder text = new StringBuilder("POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n");
    headers.forEach((name, value) -> text.append(name).append(": ").append(value).append("\r\n"));
    int length = body.replace(SEQ, SEQ_ROOM).replace(TIME, TIME_ROOM).length();
    text.append("Content-Type: application/json\r\nContent-Length: ").append(length);
    text.append("\r\n\r\n").append(body);
    makeRoom(text);
    request = text.toString().getBytes(StandardCharsets.US_ASCII);
  }

  /** The bytes of a request of its own for one connection. */
  byte[] copy() {
    return request.clone();
  }

  /** Writes the number and the time of an event into a copy. */
  void stamp(byte[] copy, int seq, long micros) {
    seqEnds.forEach(at -> write(copy, at, seq));
    timeEnds.forEach(at -> write(copy, at, micros));
  }

  private void makeRoom(StringBuilder text) {
    int at;
    while ((at = text.indexOf("@")) >= 0) {
      boolean seq = text.indexOf(SEQ, at) == at;
      String marker = seq ? SEQ : TIME;
      String room = seq ? SEQ_ROOM : TIME_ROOM;
      text.replace(at, at + marker.length(), room);
      (seq ? seqEnds : timeEnds).add(at + room.length());
    }
  }

  private static void write(byte[] copy, int end, long number) {
    long rest = number;
    for (int i = end - 1; rest > 0; i--, rest /= 10) {
      copy[i] = (byte) ('0' + rest % 10);
    }
  }
}
