package dev.switchboard.server;

import dev.switchboard.gate.RouterErrors;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * Refuses requests whose head is larger than it may be, in the shape of the path's API. The size of
 * all fields together is measured while they are read.
 */
public final class HeadDoor implements Handler<RoutingContext> {
  private static final int ORDER = -9;

  private final HeadLimits limits;
  private final RouterErrors errors;

  /**
   * @param errors words the answer
   */
  public HeadDoor(HeadLimits limits, RouterErrors errors) {
    this.limits = limits;
    this.errors = errors;
  }

  /** Puts this door before every route. */
  public void install(Router router) {
    router.route().order(ORDER).handler(this);
  }

  @Override
  public void handle(RoutingContext context) {
    HttpServerRequest request = context.request();
    if (request.uri().length() > limits.url()) {
      errors.refuse(context, 414, "The URL is longer than " + limits.url() + " characters");
    } else if (request.headers().size() > limits.fields()) {
      errors.refuse(context, 431, "There are more than " + limits.fields() + " header fields");
    } else {
      context.next();
    }
  }
}
