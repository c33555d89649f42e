package dev.switchboard.server;

import dev.switchboard.gate.RouterErrors;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.function.ToLongFunction;

/**
 * Turns requests away at once when as many as may be are in flight already, in the shape of the API
 * that owns the path, before anything of their bodies is read.
 */
public final class LoadDoor implements Handler<RoutingContext> {
  private static final int ORDER = -8;
  private static final String BUSY = "Too many requests are being served; try again";

  private final InFlight inFlight;
  private final ToLongFunction<HttpServerRequest> size;
  private final RouterErrors errors;

  /**
   * @param size bytes of memory that a request's body may take
   * @param errors words the answer
   */
  public LoadDoor(InFlight inFlight, ToLongFunction<HttpServerRequest> size, RouterErrors errors) {
    this.inFlight = inFlight;
    this.size = size;
    this.errors = errors;
  }

  /** Puts this door before every route. */
  public void install(Router router) {
    router.route().order(ORDER).handler(this);
  }

  @Override
  public void handle(RoutingContext context) {
    HttpServerRequest request = context.request();
    InFlight.Ticket ticket = inFlight.enter(size.applyAsLong(request));
    if (ticket == null) {
      errors.tryAgain(context, BUSY);
      return;
    }
    Tickets.give(request, ticket);
    context.addEndHandler(done -> ticket.release());
    context.next();
  }
}
