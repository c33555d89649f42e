package dev.switchboard.intake;

import dev.switchboard.dialect.Dialect;
import dev.switchboard.gate.Authenticator;
import dev.switchboard.gate.ServerRequestView;
import dev.switchboard.gate.UnreadBody;
import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.HttpServerRequestInternal;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * Collects a small body on the server's own thread, before the route starts, when its sender is
 * known without asking the database. A route that reads a body itself costs two more changes of
 * thread; at thousands of requests a second that is what matters. Everything else passes untouched:
 * the route authenticates, then reads.
 */
public final class EventDoor implements Handler<RoutingContext> {
  private static final Object KEY = new Object();
  private static final long SMALL = 64L * 1024;

  private final Dialect credentials;
  private final Authenticator authenticator;
  private final IntakeLimits limits;

  /**
   * @param credentials the API whose credential producers use
   */
  public EventDoor(Dialect credentials, Authenticator authenticator, IntakeLimits limits) {
    this.credentials = credentials;
    this.authenticator = authenticator;
    this.limits = limits;
  }

  /** Puts this door before every route at and under {@code path}. */
  public void install(Router router, String path) {
    // Of any method, lest unknown paths below seem to take POST.
    router.route(path + "*").order(-1).handler(this);
  }

  @Override
  public void handle(RoutingContext context) {
    if (!context.request().method().equals(HttpMethod.POST)) {
      context.next();
    } else if (isSmall(context.request()) && isKnown(context)) {
      collect(context);
    } else {
      UnreadBody.discardAfterAnswer(context);
      context.next();
    }
  }

  /** The body if it was collected here; else null. */
  static Buffer collected(HttpServerRequest request) {
    return context(request).getLocal(KEY);
  }

  private void collect(RoutingContext context) {
    HttpServerRequest request = context.request();
    long timer =
        context
            .vertx()
            .setTimer(
                limits.idle().toMillis(),
                late -> {
                  UnreadBody.discardAfterAnswer(context);
                  context.fail(408);
                });
    BodyLength.invite(request);
    request
        .body()
        .onComplete(
            body -> {
              boolean inTime = context.vertx().cancelTimer(timer);
              if (inTime && body.succeeded()) {
                context(request).putLocal(KEY, body.result());
                context.next();
              }
            });
  }

  private boolean isSmall(HttpServerRequest request) {
    long length = BodyLength.announced(request);
    return length >= 0
        && length <= Math.min(SMALL, limits.bodyBytes())
        && !request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
  }

  private boolean isKnown(RoutingContext context) {
    return credentials
        .presented(new ServerRequestView(context.request(), context.normalizedPath()))
        .flatMap(authenticator::remembered)
        .isPresent();
  }

  private static Context context(HttpServerRequest request) {
    return ((HttpServerRequestInternal) request).context();
  }
}
