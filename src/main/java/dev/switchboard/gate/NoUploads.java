package dev.switchboard.gate;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;

/**
 * Keeps files out. The server would write the parts of a multipart body to disk before anyone has
 * asked for a credential, and does so even with its uploads turned off. No API here takes such
 * bodies, so they lose the header that says what they are, and are plain bytes like any other.
 */
public final class NoUploads {
  private NoUploads() {}

  /** Puts this before every route of {@code router}. */
  public static void install(Router router) {
    router.route().order(-3).handler(NoUploads::handle);
  }

  private static void handle(RoutingContext context) {
    HttpServerRequest request = context.request();
    String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
    if (type != null && type.toLowerCase(Locale.ROOT).contains("multipart/")) {
      request.headers().remove(HttpHeaders.CONTENT_TYPE);
    }
    context.next();
  }
}
