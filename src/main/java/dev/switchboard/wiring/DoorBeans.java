package dev.switchboard.wiring;

import dev.switchboard.dialect.Dialects;
import dev.switchboard.egress.Cidr;
import dev.switchboard.gate.ClientAddress;
import dev.switchboard.gate.ClosedDoor;
import dev.switchboard.gate.ErrorAnswers;
import dev.switchboard.gate.IncomingHeaders;
import dev.switchboard.gate.NoUploads;
import dev.switchboard.gate.PlainForms;
import dev.switchboard.gate.RouterErrors;
import dev.switchboard.store.DatabaseWatch;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.PlatformHttpComponent;
import org.apache.camel.component.platform.http.spi.PlatformHttpEngine;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpEngine;
import org.apache.camel.spi.Registry;

/** What happens to requests before a route sees them, and what refused ones hear. */
final class DoorBeans {
  private DoorBeans() {}

  static void bind(CamelContext context, Settings settings) {
    Registry registry = context.getRegistry();
    Dialects dialects = registry.lookupByNameAndType("dialects", Dialects.class);
    DatabaseWatch watch = registry.lookupByNameAndType("databaseWatch", DatabaseWatch.class);
    // Set here and not by an option, which could be lost with its line.
    IncomingHeaders headers = new IncomingHeaders();
    registry.bind("requestHeaders", headers);
    PlatformHttpComponent http = context.getComponent("platform-http", PlatformHttpComponent.class);
    http.setHeaderFilterStrategy(headers);

    registry.bind("errorAnswers", new ErrorAnswers(dialects, watch));
    MainRouter.whenUp(context, new ClientAddress(proxies(settings))::install);
    MainRouter.whenUp(context, NoUploads::install);
    MainRouter.whenUp(context, new PlainForms()::install);
    RouterErrors errors = new RouterErrors(dialects, context::isStarted);
    registry.bind("routerErrors", errors);
    MainRouter.whenUp(context, errors::install);
    ClosedDoor door = new ClosedDoor(errors, () -> closed(context, watch));
    MainRouter.whenUp(context, door::install);
    // A second time when the body is there: Camel itself turns away without a word what reaches a
    // route that is stopping.
    MainRouter.whenUp(context, router -> http.setEngine(engine(door)));
  }

  /** Where proxies call from that are believed whom a request comes from. */
  static List<Cidr> proxies(Settings settings) {
    return settings.list("switchboard.access.trusted-proxies").stream().map(Cidr::parse).toList();
  }

  private static PlatformHttpEngine engine(ClosedDoor beforeRoutes) {
    VertxPlatformHttpEngine engine = new VertxPlatformHttpEngine();
    engine.setHandlers(List.of(beforeRoutes));
    return engine;
  }

  private static String closed(CamelContext context, DatabaseWatch watch) {
    if (context.isStopping()) {
      return ClosedDoor.STOPPING;
    }
    return watch.trouble() == null ? null : ErrorAnswers.DATABASE_AWAY;
  }
}
