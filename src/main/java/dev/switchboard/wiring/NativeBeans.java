package dev.switchboard.wiring;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.switchboard.access.SecretBox;
import dev.switchboard.delivery.Operational;
import dev.switchboard.dialect.Dialect;
import dev.switchboard.dialect.Dialects;
import dev.switchboard.dialect.SubscriptionFactory;
import dev.switchboard.dialect.standard.AuditApi;
import dev.switchboard.dialect.standard.KeyChoices;
import dev.switchboard.dialect.standard.NativeApi;
import dev.switchboard.dialect.standard.NativeDialect;
import dev.switchboard.dialect.standard.SecretApi;
import dev.switchboard.dialect.standard.SettingsApi;
import dev.switchboard.dialect.standard.SubscriptionReader;
import dev.switchboard.dialect.standard.TlsReader;
import dev.switchboard.signing.SealedRings;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Registry;

/** The gateway's own dialect and its subscription management. */
final class NativeBeans {
  private NativeBeans() {}

  /**
   * @param urlCheck throws {@link IllegalArgumentException} for a URL that may not be registered
   */
  static void bind(CamelContext context, Settings settings, Consumer<String> urlCheck) {
    Registry registry = context.getRegistry();
    registry.bind(
        NativeDialect.NAME, new NativeDialect(Policies.read(settings, NativeDialect.NAME)));
    InstantSource clock = registry.lookupByNameAndType("clock", InstantSource.class);
    KeyChoices keys =
        new KeyChoices(
            new SealedRings(registry.lookupByNameAndType("secretBox", SecretBox.class)),
            registry.lookupByNameAndType("random", SecureRandom.class),
            clock);
    registry.bind("secretApi", new SecretApi(keys, clock));
    List<String> configured = settings.list("switchboard.subscribers.headers");
    registry.bind("settingsApi", new SettingsApi(() -> taken(registry, configured)));
    registry.bind(
        "auditApi", new AuditApi(registry.lookupByNameAndType("json", ObjectMapper.class)));
    registry.bind(
        "nativeApi",
        new NativeApi(
            urlCheck,
            new SubscriptionReader(
                () -> sources(registry),
                settings.integer("switchboard.outbox.lane.ceiling"),
                settings.duration("switchboard.subscribers.longest-deadline")),
            keys,
            new TlsReader(registry.lookupByNameAndType("secretBox", SecretBox.class)),
            registry.lookupByNameAndType("subscriptionFactory", SubscriptionFactory.class)));
  }

  /** The fields that mean something else on deliveries already. */
  private static Set<String> taken(Registry registry, List<String> configured) {
    return Stream.concat(
            configured.stream().map(name -> name.toLowerCase(Locale.ROOT)),
            registry.lookupByNameAndType("dialects", Dialects.class).all().stream()
                .flatMap(dialect -> dialect.headerNames().stream()))
        .collect(Collectors.toSet());
  }

  /** Asked at each request, since the families are put together once all have been made. */
  private static List<String> sources(Registry registry) {
    return Stream.concat(
            Stream.of(Operational.SOURCE),
            registry.lookupByNameAndType("dialects", Dialects.class).all().stream()
                .map(Dialect::name))
        .sorted()
        .toList();
  }
}
