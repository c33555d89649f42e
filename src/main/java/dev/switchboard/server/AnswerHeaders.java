package dev.switchboard.server;

import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;

/**
 * Header fields of every answer: it is what it says it is, and nobody keeps a copy, since almost
 * every answer is one caller's own and some show secrets. A browser that is shown one runs nothing
 * in it, frames it nowhere and tells nobody its address; a route that serves a page says itself
 * what its page needs.
 */
public final class AnswerHeaders implements Handler<RoutingContext> {
  private static final int ORDER = -10;
  private static final CharSequence OPTIONS = HttpHeaders.createOptimized("X-Content-Type-Options");
  private static final CharSequence NO_SNIFF = HttpHeaders.createOptimized("nosniff");
  private static final CharSequence NO_STORE = HttpHeaders.createOptimized("no-store");
  private static final CharSequence POLICY = HttpHeaders.createOptimized("Content-Security-Policy");
  private static final CharSequence NOTHING =
      HttpHeaders.createOptimized("default-src 'none'; frame-ancestors 'none'");
  private static final CharSequence REFERRER = HttpHeaders.createOptimized("Referrer-Policy");
  private static final CharSequence NO_REFERRER = HttpHeaders.createOptimized("no-referrer");
  private static final CharSequence TRANSPORT =
      HttpHeaders.createOptimized("Strict-Transport-Security");

  private final CharSequence transport;

  /**
   * @param onlyTls for how long clients shall use TLS only; zero to say nothing of it
   */
  public AnswerHeaders(Duration onlyTls) {
    this.transport =
        onlyTls.isZero() ? null : HttpHeaders.createOptimized("max-age=" + onlyTls.toSeconds());
  }

  /** Puts this before every route. */
  public void install(Router router) {
    router.route().order(ORDER).handler(this);
  }

  /** {@code answer} with these fields, for what is answered outside the router's routes. */
  public Handler<HttpServerRequest> before(Handler<HttpServerRequest> answer) {
    return request -> {
      set(request.response().headers());
      answer.handle(request);
    };
  }

  @Override
  public void handle(RoutingContext context) {
    set(context.response().headers());
    context.next();
  }

  private void set(MultiMap headers) {
    headers.set(OPTIONS, NO_SNIFF);
    headers.set(HttpHeaders.CACHE_CONTROL, NO_STORE);
    headers.set(POLICY, NOTHING);
    headers.set(REFERRER, NO_REFERRER);
    if (transport != null) {
      headers.set(TRANSPORT, transport);
    }
  }
}
