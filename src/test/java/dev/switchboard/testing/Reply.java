package dev.switchboard.testing;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** How a {@link Receiver} answers one request. */
@FunctionalInterface
public interface Reply {

  /** Writes the answer; returning without one drops the connection. */
  void give(HttpExchange exchange) throws IOException;

  /** An answer without a body. */
  static Reply status(int status) {
    return with(status, Map.of(), "");
  }

  /** An answer with header fields and a body. */
  static Reply with(int status, Map<String, String> headers, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return exchange -> {
      headers.forEach(exchange.getResponseHeaders()::set);
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    };
  }

  /** The connection is dropped without an answer. */
  static Reply nothing() {
    return exchange -> {};
  }

  /** The given answer, held back until {@code gate} opens or the receiver is closed. */
  static Reply after(CountDownLatch gate, Reply then) {
    return exchange -> {
      try {
        gate.await();
      } catch (InterruptedException closed) {
        Thread.currentThread().interrupt();
        return;
      }
      then.give(exchange);
    };
  }
}
