package dev.switchboard.wiring;

import dev.switchboard.access.SecretBox;
import dev.switchboard.dialect.Dialect;
import dev.switchboard.dialect.Dialects;
import dev.switchboard.dialect.SubscriptionFactory;
import dev.switchboard.dialect.omicall.OmicallDialect;
import dev.switchboard.dialect.sendblue.SendblueDialect;
import dev.switchboard.dialect.sigma.SigmaDialect;
import dev.switchboard.dialect.standard.NativeDialect;
import dev.switchboard.egress.EgressPolicy;
import dev.switchboard.event.Ids;
import dev.switchboard.signing.WebhookSecret;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Registry;

/** The API families, and what they have in common. */
final class DialectBeans {
  private DialectBeans() {}

  static void bind(CamelContext context, Settings settings) {
    Registry registry = context.getRegistry();
    SecureRandom random = registry.lookupByNameAndType("random", SecureRandom.class);
    EgressPolicy egress = registry.lookupByNameAndType("egressPolicy", EgressPolicy.class);
    registry.bind(
        "subscriptionFactory",
        new SubscriptionFactory(
            registry.lookupByNameAndType("ids", Ids.class),
            registry.lookupByNameAndType("clock", InstantSource.class),
            registry.lookupByNameAndType("secretBox", SecretBox.class),
            () -> WebhookSecret.generate(random).text()));

    NativeBeans.bind(context, settings, egress::check);
    OmicallBeans.bind(context, settings, egress::check);
    SendblueBeans.bind(context, settings, egress::check, egress.allowsPlainHttp());
    SigmaBeans.bind(context, settings, egress::check);
    registry.bind(
        "dialects",
        new Dialects(
            dialect(registry, NativeDialect.NAME),
            List.of(
                dialect(registry, OmicallDialect.NAME),
                dialect(registry, SendblueDialect.NAME),
                dialect(registry, SigmaDialect.NAME))));
  }

  private static Dialect dialect(Registry registry, String name) {
    return registry.lookupByNameAndType(name, Dialect.class);
  }
}
