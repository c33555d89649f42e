package dev.switchboard.server;

import dev.switchboard.gate.RouterErrors;
import io.vertx.core.Handler;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * Refuses requests whose content type cannot be read, in the shape of the path's API. What the
 * server reads here it keeps, so this comes after whatever changes the field.
 */
public final class ContentTypeDoor implements Handler<RoutingContext> {
  private static final int ORDER = -1;

  private final RouterErrors errors;

  /**
   * @param errors words the answer
   */
  public ContentTypeDoor(RouterErrors errors) {
    this.errors = errors;
  }

  /** Puts this door before every route. */
  public void install(Router router) {
    router.route().order(ORDER).handler(this);
  }

  @Override
  public void handle(RoutingContext context) {
    if (isReadable(context)) {
      context.next();
    } else {
      errors.refuse(context, 400, "The content type cannot be read");
    }
  }

  /** The server's parser answers a quote that is opened last of all with an error of its own. */
  private static boolean isReadable(RoutingContext context) {
    try {
      context.parsedHeaders().contentType().parameters();
      return true;
    } catch (IndexOutOfBoundsException unreadable) {
      return false;
    }
  }
}
