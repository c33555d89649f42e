package dev.switchboard.server;

import io.vertx.core.Handler;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.function.Predicate;

/**
 * Cuts off requests whose body does not arrive in time. For bodies that the server collects whole;
 * who reads a body as it arrives keeps time itself.
 */
public final class BodyDeadline implements Handler<RoutingContext> {
  private static final int ORDER = -4;

  private final Duration time;
  private final Predicate<String> streamed;

  /**
   * @param time for the whole body
   * @param streamed which paths are left alone
   */
  public BodyDeadline(Duration time, Predicate<String> streamed) {
    this.time = time;
    this.streamed = streamed;
  }

  /** Puts this before every route. */
  public void install(Router router) {
    router.route().order(ORDER).handler(this);
  }

  @Override
  public void handle(RoutingContext context) {
    if (RequestSize.hasBody(context.request()) && !streamed.test(context.normalizedPath())) {
      long timer = context.vertx().setTimer(time.toMillis(), late -> cutOff(context));
      context.addEndHandler(done -> context.vertx().cancelTimer(timer));
    }
    context.next();
  }

  private static void cutOff(RoutingContext context) {
    if (!context.request().isEnded()) {
      context.fail(408);
    }
  }
}
