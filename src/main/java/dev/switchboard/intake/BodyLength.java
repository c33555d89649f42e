package dev.switchboard.intake;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;

/** What a request says about its body before it sends it. */
final class BodyLength {
  private BodyLength() {}

  /** The announced length in bytes; -1 when there is none. */
  static long announced(HttpServerRequest request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    try {
      return length == null ? -1 : Long.parseLong(length);
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  /** Tells a sender that waits for leave to send its body that it may. */
  static void invite(HttpServerRequest request) {
    boolean waits = "100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT));
    if (waits && request.version() != HttpVersion.HTTP_1_0) {
      request.response().writeContinue();
    }
  }
}
