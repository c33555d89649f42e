package dev.switchboard.wiring;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.switchboard.dialect.SubscriptionFactory;
import dev.switchboard.dialect.sigma.SigmaApi;
import dev.switchboard.dialect.sigma.SigmaChanges;
import dev.switchboard.dialect.sigma.SigmaDialect;
import dev.switchboard.dialect.sigma.SigmaNumbers;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Registry;

/** Sigma: its dialect, the changes its API makes and the answers it gives. */
final class SigmaBeans {
  private SigmaBeans() {}

  static void bind(CamelContext context, Settings settings, Consumer<String> urlCheck) {
    Registry registry = context.getRegistry();
    registry.bind(
        SigmaDialect.NAME,
        new SigmaDialect(
            registry.lookupByNameAndType("json", ObjectMapper.class),
            Policies.read(settings, SigmaDialect.NAME)));
    registry.bind(
        "sigmaChanges",
        new SigmaChanges(
            registry.lookupByNameAndType("subscriptionFactory", SubscriptionFactory.class),
            new SigmaNumbers(registry.lookupByNameAndType("random", RandomGenerator.class)),
            urlCheck));
    registry.bind(
        "sigmaApi",
        new SigmaApi(
            Choices.read(settings, "switchboard.sigma.envelope", "bare", "ec").equals("ec")));
  }
}
