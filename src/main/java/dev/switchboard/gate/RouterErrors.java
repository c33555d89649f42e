package dev.switchboard.gate;

import dev.switchboard.dialect.Dialects;
import dev.switchboard.dialect.ErrorAnswer;
import dev.switchboard.store.ErrorSummary;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers, in the shape of the API that owns the path, the requests that no route sees: unknown
 * paths, wrong methods, bodies over the limit, broken requests. While the gateway starts or stops
 * its routes are not all there, and an unknown path is then "not now" rather than "not found".
 */
public final class RouterErrors {
  private static final Logger LOG = LoggerFactory.getLogger(RouterErrors.class);

  private static final String NOT_NOW = "The gateway is starting or stopping; try again";

  private final Dialects dialects;
  private final BooleanSupplier serving;

  /**
   * @param serving whether all routes are up
   */
  public RouterErrors(Dialects dialects, BooleanSupplier serving) {
    this.dialects = dialects;
    this.serving = serving;
  }

  /** Makes {@code router} answer what nothing else on it answers. */
  public void install(Router router) {
    router
        .route()
        .order(Integer.MAX_VALUE)
        .handler(context -> unmatched(context, router))
        .failureHandler(this::failed);
  }

  /** Answers a request that comes before the routes are there; its connection ends with it. */
  public void refuseEarly(HttpServerRequest request) {
    String path = request.path();
    request.response().putHeader("Connection", "close").putHeader("Retry-After", "1");
    write(request.response(), dialects.owning(path == null ? "/" : path).error(503, NOT_NOW));
  }

  private void unmatched(RoutingContext context, Router router) {
    if (!serving.getAsBoolean()) {
      tryAgain(context, NOT_NOW);
      return;
    }
    Set<String> allowed = AllowedMethods.at(context.normalizedPath(), router.getRoutes());
    if (allowed.isEmpty()) {
      answer(context, 404, "There is nothing at this path");
      return;
    }
    context.response().putHeader("Allow", String.join(", ", allowed));
    answer(context, 405, "This path does not take this method");
  }

  /**
   * Answers a request whose head was so broken, or so large, that it never became one for a route;
   * its connection ends with it.
   */
  public void refuseBroken(HttpServerRequest request) {
    Throwable trouble = request.decoderResult().cause();
    int status = 400;
    String message = "The request cannot be understood";
    if (trouble instanceof TooLongHttpLineException) {
      status = 414;
      message = "The URL is too long";
    } else if (trouble instanceof TooLongHttpHeaderException) {
      status = 431;
      message = "The header fields are too large";
    }
    String path = request.path();
    request.response().putHeader("Connection", "close");
    write(request.response(), dialects.owning(path == null ? "/" : path).error(status, message));
  }

  /** Answers a request that is refused before any route sees it. */
  public void refuse(RoutingContext context, int status, String message) {
    answer(context, status, message);
  }

  /** Answers a request that cannot be served now, and may be sent again soon. */
  public void tryAgain(RoutingContext context, String message) {
    context.response().putHeader("Retry-After", "1");
    answer(context, 503, message);
  }

  private void failed(RoutingContext context) {
    if (context.response().closed()) {
      // The client broke off: there is nobody to tell, and nothing that went wrong here.
      return;
    }
    int status = status(context);
    if (status == 413) {
      answer(context, 413, "The request body is too large");
    } else if (status == 408) {
      answer(context, 408, "The request did not arrive in time");
    } else if (status >= 400 && status < 500) {
      answer(context, status, "The request cannot be understood");
    } else {
      LOG.warn("Request failed outside of a route: {}", ErrorSummary.of(context.failure()));
      answer(context, 500, "Internal error");
    }
  }

  private static int status(RoutingContext context) {
    return context.failure() instanceof HttpException exception
        ? exception.getStatusCode()
        : context.statusCode();
  }

  private void answer(RoutingContext context, int status, String message) {
    HttpServerResponse response = context.response();
    if (response.closed() || response.ended()) {
      return;
    }
    if (response.headWritten()) {
      response.reset();
      return;
    }
    UnreadBody.discardAfterAnswer(context);
    write(response, dialects.owning(context.normalizedPath()).error(status, message));
  }

  private static void write(HttpServerResponse response, ErrorAnswer error) {
    response
        .setStatusCode(error.status())
        .putHeader("Content-Type", error.contentType())
        .end(error.body());
  }
}
