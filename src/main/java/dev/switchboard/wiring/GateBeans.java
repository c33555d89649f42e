package dev.switchboard.wiring;

import dev.switchboard.access.Scope;
import dev.switchboard.access.Tokens;
import dev.switchboard.dialect.Dialects;
import dev.switchboard.dialect.standard.NativeDialect;
import dev.switchboard.gate.AdminToken;
import dev.switchboard.gate.AdminTokenKeeper;
import dev.switchboard.gate.Authenticator;
import dev.switchboard.gate.Gate;
import dev.switchboard.gate.JsonLimits;
import dev.switchboard.gate.ProducerGate;
import dev.switchboard.gate.Throttle;
import dev.switchboard.store.CredentialStore;
import dev.switchboard.store.GatewaySettingStore;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Registry;

/** Who gets in. */
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
    JsonLimits json =
        new JsonLimits(
            settings.integer("switchboard.json.max-depth"),
            settings.integer("switchboard.json.max-string"),
            settings.integer("switchboard.json.max-number"),
            settings.integer("switchboard.json.max-tokens"));
    registry.bind("jsonLimits", json);

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
    String configured = settings.text("switchboard.admin.token");
    CompletableFuture<AdminToken> admin =
        registry
            .lookupByNameAndType("databaseStart", DatabaseStart.class)
            .then(() -> new AdminTokenKeeper(remembered, tokens).token(configured));
    Gate gate = new Gate(dialects, authenticator, admin::join, throttle, json);
    registry.bind("gate", gate);
    registry.bind("producerGate", producers(gate, settings.text("switchboard.intake.credentials")));
  }

  /**
   * Credentials of a family of its own are good for managing that family's webhooks; where they are
   * made the producers' by configuration, that has to do.
   */
  private static ProducerGate producers(Gate gate, String dialect) {
    boolean own = dialect.equals(NativeDialect.NAME);
    return new ProducerGate(gate, dialect, own ? Scope.PUBLISH : Scope.MANAGE);
  }
}
