package dev.switchboard.bench.load;

import java.nio.charset.StandardCharsets;

/** How a subscriber takes what it gets. */
public enum Behaviour {
  /** It answers 200. */
  GOOD("200 OK"),
  /** It answers 500. */
  FAILING("500 Internal Server Error"),
  /** It reads and never answers. */
  HANGING(null);

  private final byte[] answer;

  Behaviour(String status) {
    answer =
        status == null
            ? new byte[0]
            : ("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
  }

  /** The bytes of its answer; none when it hangs. */
  byte[] answer() {
    return answer;
  }
}
