package dev.switchboard.gate;

import io.vertx.core.Handler;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.function.BooleanSupplier;

/**
 * Turns requests away at once while the database is known to be away, in the shape of the API that
 * owns the path. Each would otherwise hold one of the server's workers until it gave up waiting for
 * a connection, and the next ones would wait for a worker.
 */
public final class DatabaseDoor implements Handler<RoutingContext> {
  private static final int BEFORE_ALL_OTHERS = -2;

  private final RouterErrors errors;
  private final BooleanSupplier away;

  /**
   * @param errors words the answer
   * @param away whether the database is known to be away
   */
  public DatabaseDoor(RouterErrors errors, BooleanSupplier away) {
    this.errors = errors;
    this.away = away;
  }

  /** Puts this door before everything on {@code router}. */
  public void install(Router router) {
    router.route().order(BEFORE_ALL_OTHERS).handler(this);
  }

  @Override
  public void handle(RoutingContext context) {
    if (away.getAsBoolean()) {
      errors.tryAgain(context, ErrorAnswers.DATABASE_AWAY);
    } else {
      context.next();
    }
  }
}
