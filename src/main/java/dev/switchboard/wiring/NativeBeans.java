package dev.switchboard.wiring;

import dev.switchboard.access.SecretBox;
import dev.switchboard.delivery.Operational;
import dev.switchboard.dialect.Dialect;
import dev.switchboard.dialect.Dialects;
import dev.switchboard.dialect.SubscriptionFactory;
import dev.switchboard.dialect.standard.NativeApi;
import dev.switchboard.dialect.standard.NativeDialect;
import dev.switchboard.dialect.standard.SubscriptionReader;
import java.util.List;
import java.util.function.Consumer;
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
    registry.bind(
        "nativeApi",
        new NativeApi(
            urlCheck,
            new SubscriptionReader(
                () -> sources(registry),
                settings.integer("switchboard.outbox.lane.ceiling"),
                settings.duration("switchboard.subscribers.longest-deadline")),
            registry.lookupByNameAndType("secretBox", SecretBox.class),
            registry.lookupByNameAndType("subscriptionFactory", SubscriptionFactory.class)));
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
