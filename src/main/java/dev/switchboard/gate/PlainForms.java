package dev.switchboard.gate;

import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.HttpServerRequestInternal;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;

/**
 * Keeps the bytes of bodies that are said to be forms. The server would decode them at once and
 * drop the bytes; but many a client says "form" by default and sends JSON, so what a body is shows
 * only in what it holds.
 */
public final class PlainForms implements Handler<RoutingContext> {
  private static final Object FORM = new Object();
  private static final String FORM_TYPE = "application/x-www-form-urlencoded";

  /** Puts this before every route. */
  public void install(Router router) {
    router.route().order(-2).handler(this);
  }

  @Override
  public void handle(RoutingContext routing) {
    HttpServerRequest request = routing.request();
    String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
    if (type != null && type.toLowerCase(Locale.ROOT).startsWith(FORM_TYPE)) {
      context(request).putLocal(FORM, true);
      request.headers().set(HttpHeaders.CONTENT_TYPE, "application/octet-stream");
    }
    routing.next();
  }

  /** Whether the request said that its body is a form. */
  static boolean isForm(HttpServerRequest request) {
    return context(request).getLocal(FORM) != null;
  }

  private static Context context(HttpServerRequest request) {
    return ((HttpServerRequestInternal) request).context();
  }
}
