package dev.switchboard.wiring;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.switchboard.access.Tokens;
import dev.switchboard.dialect.SubscriptionFactory;
import dev.switchboard.dialect.omicall.OmicallApi;
import dev.switchboard.dialect.omicall.OmicallAuth;
import dev.switchboard.dialect.omicall.OmicallDialect;
import dev.switchboard.dialect.omicall.OmicallEnvelope;
import dev.switchboard.store.CredentialStore;
import dev.switchboard.store.StoredCredential;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Registry;

/** OMICall: its dialect, its token exchange and its webhook management. */
final class OmicallBeans {
  private OmicallBeans() {}

  static void bind(CamelContext context, Settings settings, Consumer<String> urlCheck) {
    Registry registry = context.getRegistry();
    ObjectMapper json = registry.lookupByNameAndType("json", ObjectMapper.class);
    InstantSource clock = registry.lookupByNameAndType("clock", InstantSource.class);
    CredentialStore credentials =
        registry.lookupByNameAndType("credentials", CredentialStore.class);
    OmicallEnvelope envelope =
        new OmicallEnvelope(
            settings.text("switchboard.omicall.instance-id"),
            settings.text("switchboard.omicall.instance-name"));
    registry.bind(
        OmicallDialect.NAME,
        new OmicallDialect(envelope, json, Policies.read(settings, OmicallDialect.NAME)));
    registry.bind(
        "omicallAuth",
        new OmicallAuth(
            owners(credentials, clock),
            credentials::add,
            registry.lookupByNameAndType("tokens", Tokens.class),
            clock,
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

  private static Function<String, Optional<UUID>> owners(
      CredentialStore credentials, InstantSource clock) {
    return lookup ->
        credentials
            .find(OmicallDialect.KEY, lookup)
            .filter(key -> key.expiresAt() == null || clock.instant().isBefore(key.expiresAt()))
            .map(StoredCredential::tenant);
  }
}
