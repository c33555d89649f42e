package dev.switchboard.wiring;

import io.vertx.ext.web.Router;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;
import org.apache.camel.support.service.ServiceSupport;

/**
 * Gets at the HTTP server's router right after the server has started, before any route has. The
 * context starts such services in the order they were added, and the server is added first. In a
 * host that brings its own HTTP server there is no such router, and nothing happens.
 */
final class MainRouter extends ServiceSupport {
  private final CamelContext context;
  private final Consumer<Router> use;

  private MainRouter(CamelContext context, Consumer<Router> use) {
    this.context = context;
    this.use = use;
  }

  static void whenUp(CamelContext context, Consumer<Router> use) {
    try {
      context.addService(new MainRouter(context, use), true, true);
    } catch (Exception e) {
      throw new IllegalStateException("the HTTP server's router cannot be waited for", e);
    }
  }

  @Override
  protected void doStart() {
    context.getRegistry().findByType(VertxPlatformHttpRouter.class).stream()
        .filter(VertxPlatformHttpRouter::isMainServer)
        .findFirst()
        .ifPresent(use);
  }
}
