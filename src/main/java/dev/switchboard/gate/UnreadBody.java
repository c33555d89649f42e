package dev.switchboard.gate;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/**
 * Deals with a body that was not read when its request was answered. A little of it is read and
 * thrown away, since closing at once could cost the client the answer; then the connection closes.
 */
public final class UnreadBody {
  private static final long MOST_BYTES = 4 * 1024 * 1024;
  private static final long MOST_MILLIS = 2_000;

  private UnreadBody() {}

  /** Once {@code context} is answered, frees its connection from what is left of its body. */
  public static void discardAfterAnswer(RoutingContext context) {
    context.addEndHandler(done -> discard(context.vertx(), context.request()));
  }

  private static void discard(Vertx vertx, HttpServerRequest request) {
    if (request.isEnded()) {
      return;
    }
    long timer = vertx.setTimer(MOST_MILLIS, late -> closeUnlessEnded(request));
    long[] left = {MOST_BYTES};
    request
        .handler(
            chunk -> {
              left[0] -= chunk.length();
              if (left[0] < 0) {
                request.connection().close();
              }
            })
        .exceptionHandler(gone -> vertx.cancelTimer(timer))
        .endHandler(end -> vertx.cancelTimer(timer))
        .resume();
  }

  /** Once a body has ended, its connection may have the next request on it. */
  private static void closeUnlessEnded(HttpServerRequest request) {
    if (!request.isEnded()) {
      request.connection().close();
    }
  }
}
