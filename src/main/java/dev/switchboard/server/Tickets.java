package dev.switchboard.server;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.HttpServerRequestInternal;

/** Which place a request has, kept where its worker finds it too. */
final class Tickets {
  static final Object KEY = new Object();

  private Tickets() {}

  static void give(HttpServerRequest request, InFlight.Ticket ticket) {
    ((HttpServerRequestInternal) request).context().putLocal(KEY, ticket);
  }

  /** The place of the request that the caller acts for; null when it acts for none. */
  static InFlight.Ticket current() {
    Context context = Vertx.currentContext();
    return context == null ? null : context.getLocal(KEY);
  }
}
