package dev.switchboard.wiring;

import dev.switchboard.monitor.DatabaseHealth;
import dev.switchboard.monitor.LateManagement;
import dev.switchboard.monitor.OutboxMetrics;
import dev.switchboard.monitor.RouteMetrics;
import dev.switchboard.monitor.ServerMetrics;
import dev.switchboard.monitor.SharedBeanInfo;
import dev.switchboard.outbox.Outbox;
import dev.switchboard.server.InFlight;
import dev.switchboard.store.DatabaseWatch;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.camel.CamelContext;
import org.apache.camel.component.micrometer.MicrometerConstants;
import org.apache.camel.component.micrometer.MicrometerUtils;
import org.apache.camel.spi.ManagementStrategy;
import org.apache.camel.spi.Registry;

/** What is seen of the gateway from outside, beside what Camel shows of its routes. */
final class MonitorBeans {
  private MonitorBeans() {}

  static void bind(CamelContext context) {
    Registry registry = context.getRegistry();
    registry.bind(
        "databaseHealth",
        new DatabaseHealth(registry.lookupByNameAndType("databaseWatch", DatabaseWatch.class)));
    Outbox outbox = registry.lookupByNameAndType("outbox", Outbox.class);
    MeterRegistry meters =
        MicrometerUtils.getOrCreateMeterRegistry(
            registry, MicrometerConstants.METRICS_REGISTRY_NAME);
    new OutboxMetrics(outbox.figures()).bindTo(meters);
    new ServerMetrics(registry.lookupByNameAndType("inFlight", InFlight.class)).bindTo(meters);
    context.addLifecycleStrategy(new RouteMetrics(context, meters));
    context.getCamelContextExtension().setManagementMBeanAssembler(new SharedBeanInfo(context));
    showLater(context);
  }

  private static void showLater(CamelContext context) {
    ManagementStrategy strategy = context.getManagementStrategy();
    // There is no agent where JMX is off.
    if (strategy.getManagementAgent() != null) {
      context.setManagementStrategy(new LateManagement(context, strategy));
    }
  }
}
