package dev.switchboard.server;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/** How much memory a request's body may take, told by its head. */
public final class RequestSize {
  private RequestSize() {}

  /**
   * The memory of a body that is collected, or read through a window.
   *
   * @param most bytes that are held of any body
   */
  public static long atMost(HttpServerRequest request, long most) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    if (length == null) {
      return hasBody(request) ? most : 0;
    }
    try {
      return Math.min(most, Math.max(0, Long.parseLong(length)));
    } catch (NumberFormatException e) {
      return most;
    }
  }

  /** Tells whether a body is announced. */
  static boolean hasBody(HttpServerRequest request) {
    return request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
        || request.headers().contains(HttpHeaders.CONTENT_LENGTH);
  }
}
