package dev.switchboard.wiring;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.switchboard.access.Caller;
import dev.switchboard.access.PresentedCredential;
import dev.switchboard.access.Tokens;
import dev.switchboard.dialect.SubscriptionFactory;
import dev.switchboard.dialect.omicall.OmicallApi;
import dev.switchboard.dialect.omicall.OmicallAuth;
import dev.switchboard.dialect.omicall.OmicallDialect;
import dev.switchboard.dialect.omicall.OmicallEnvelope;
import dev.switchboard.gate.Authenticator;
import dev.switchboard.store.CredentialStore;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Registry;

/** OMICall: its dialect, its token exchange and its webhook management. */
final class OmicallBeans {
  private OmicallBeans() {}

  static void bind(CamelContext context, Settings settings, Consumer<String> urlCheck) {
    Registry registry = context.getRegistry();
    ObjectMapper json = registry.lookupByNameAndType("json", ObjectMapper.class);
    CredentialStore credentials =
        registry.lookupByNameAndType("credentials", CredentialStore.class);
    OmicallEnvelope envelope =
        new OmicallEnvelope(
            settings.text("switchboard.omicall.instance-id"),
            settings.text("switchboard.omicall.instance-name"));
    registry.bind(
        OmicallDialect.NAME,
        new OmicallDialect(envelope, json, Policies.read(settings, OmicallDialect.NAME)));
    int most = settings.integer("switchboard.omicall.access-tokens-per-key");
    if (most < 1) {
      throw new IllegalArgumentException("switchboard.omicall.access-tokens-per-key is below 1");
    }
    registry.bind(
        "omicallAuth",
        new OmicallAuth(
            check(registry),
            (key, token) -> credentials.exchange(key.kind(), key.lookup(), token, most),
            registry.lookupByNameAndType("tokens", Tokens.class),
            registry.lookupByNameAndType("clock", InstantSource.class),
            settings.duration("switchboard.omicall.access-token-lifetime"),
            envelope));
    registry.bind(
        "omicallApi",
        new OmicallApi(
            registry.lookupByNameAndType("subscriptionFactory", SubscriptionFactory.class),
            urlCheck,
            envelope,
            json,
            settings.flag("switchboard.omicall.extended-list"),
            Choices.read(settings, "switchboard.omicall.null-events", "cdr", "all").equals("all")));
  }

  /** Asked for at each request, since who checks credentials is made after the families. */
  private static BiFunction<PresentedCredential, String, Optional<Caller>> check(
      Registry registry) {
    return (key, address) ->
        registry
            .lookupByNameAndType("authenticator", Authenticator.class)
            .authenticate(key, address);
  }
}
