package dev.switchboard.wiring;

import dev.switchboard.access.Scope;
import dev.switchboard.access.Tokens;
import dev.switchboard.dialect.Dialects;
import dev.switchboard.dialect.standard.NativeDialect;
import dev.switchboard.egress.Cidr;
import dev.switchboard.gate.AdminTokenKeeper;
import dev.switchboard.gate.Authenticator;
import dev.switchboard.gate.ClientAddress;
import dev.switchboard.gate.ClosedDoor;
import dev.switchboard.gate.ErrorAnswers;
import dev.switchboard.gate.Gate;
import dev.switchboard.gate.IncomingHeaders;
import dev.switchboard.gate.JsonLimits;
import dev.switchboard.gate.NoUploads;
import dev.switchboard.gate.PlainForms;
import dev.switchboard.gate.ProducerGate;
import dev.switchboard.gate.RouterErrors;
import dev.switchboard.gate.Throttle;
import dev.switchboard.store.CredentialStore;
import dev.switchboard.store.DatabaseWatch;
import dev.switchboard.store.GatewaySettingStore;
import java.time.InstantSource;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.PlatformHttpComponent;
import org.apache.camel.component.platform.http.spi.PlatformHttpEngine;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpEngine;
import org.apache.camel.spi.Registry;

/** Who gets in, and what refused requests hear. */
final class GateBeans {
  private GateBeans() {}

  static void bind(CamelContext context, Settings settings) {
    Registry registry = context.getRegistry();
    Dialects dialects = registry.lookupByNameAndType("dialects", Dialects.class);
    CredentialStore credentials =
        registry.lookupByNameAndType("credentials", CredentialStore.class);
    GatewaySettingStore remembered =
        registry.lookupByNameAndType("gatewaySettings", GatewaySettingStore.class);
    Tokens tokens = registry.lookupByNameAndType("tokens", Tokens.class);
    InstantSource clock = registry.lookupByNameAndType("clock", InstantSource.class);
    DatabaseWatch watch = registry.lookupByNameAndType("databaseWatch", DatabaseWatch.class);
    JsonLimits json =
        new JsonLimits(
            settings.integer("switchboard.json.max-depth"),
            settings.integer("switchboard.json.max-string"),
            settings.integer("switchboard.json.max-number"),
            settings.integer("switchboard.json.max-tokens"));
    registry.bind("jsonLimits", json);

    // Set here and not by an option, which could be lost with its line.
    IncomingHeaders headers = new IncomingHeaders();
    registry.bind("requestHeaders", headers);
    PlatformHttpComponent http = context.getComponent("platform-http", PlatformHttpComponent.class);
    http.setHeaderFilterStrategy(headers);

    Throttle throttle =
        new Throttle(
            settings.integer("switchboard.access.failures-per-address"),
            settings.integer("switchboard.access.failures-per-credential"),
            settings.duration("switchboard.access.failure-window"),
            System::nanoTime);
    Authenticator authenticator =
        new Authenticator(credentials::find, clock, System::nanoTime, throttle);
    credentials.ends().listen(authenticator::distrust);
    registry.bind("authenticator", authenticator);
    Gate gate =
        new Gate(
            dialects,
            authenticator,
            new AdminTokenKeeper(remembered, tokens)
                .token(settings.text("switchboard.admin.token")),
            throttle,
            json);
    registry.bind("gate", gate);
    registry.bind("producerGate", producers(gate, settings.text("switchboard.intake.credentials")));
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

  /**
   * Credentials of a family of its own are good for managing that family's webhooks; where they are
   * made the producers' by configuration, that has to do.
   */
  private static ProducerGate producers(Gate gate, String dialect) {
    boolean own = dialect.equals(NativeDialect.NAME);
    return new ProducerGate(gate, dialect, own ? Scope.PUBLISH : Scope.MANAGE);
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
