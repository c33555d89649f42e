package dev.switchboard.gate;

import io.vertx.core.Handler;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Supplier;

/**
 * Turns requests away at once while they cannot be served (the database is known to be away, the
 * gateway stops), in the shape of the API that owns the path. Without a database each would
 * otherwise hold one of the server's workers until it gave up waiting for a connection, and the
 * next ones would wait for a worker.
 */
public final class ClosedDoor implements Handler<RoutingContext> {
  /** What a request is told that comes while the gateway stops. */
  public static final String STOPPING = "The gateway is stopping; try again";

  private static final int BEFORE_ALL_OTHERS = -2;

  private final RouterErrors errors;
  private final Supplier<String> reason;

  /**
   * @param errors words the answer
   * @param reason why no request can be served now; null when they can
   */
  public ClosedDoor(RouterErrors errors, Supplier<String> reason) {
    this.errors = errors;
    this.reason = reason;
  }

  /** Puts this door before everything on {@code router}. */
  public void install(Router router) {
    router.route().order(BEFORE_ALL_OTHERS).handler(this);
  }

  @Override
  public void handle(RoutingContext context) {
    String closed = reason.get();
    if (closed == null) {
      context.next();
    } else {
      errors.tryAgain(context, closed);
    }
  }
}
