package dev.switchboard.monitor;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.api.management.ManagedCamelContext;
import org.apache.camel.api.management.mbean.ManagedRouteMBean;
import org.apache.camel.support.LifecycleStrategySupport;

/**
 * The routes' numbers as meters. They are read from JMX, which counts them anyway, when somebody
 * asks: a second count of its own would cost each exchange more than the first.
 */
public final class RouteMetrics extends LifecycleStrategySupport {
  private final CamelContext context;
  private final MeterRegistry registry;
  private final Set<String> known = ConcurrentHashMap.newKeySet();

  /**
   * @param context whose routes are shown
   * @param registry where the meters go
   */
  public RouteMetrics(CamelContext context, MeterRegistry registry) {
    this.context = context;
    this.registry = registry;
  }

  @Override
  public void onRoutesAdd(Collection<Route> routes) {
    // A route that is started again is added again.
    routes.stream().filter(route -> known.add(route.getRouteId())).forEach(this::add);
  }

  private void add(Route route) {
    String group = route.getGroup() == null ? "" : route.getGroup();
    Tags tags = Tags.of("route", route.getRouteId(), "group", group);
    String id = route.getRouteId();
    FunctionTimer.builder(
            "switchboard.route.exchanges",
            context,
            c -> read(id, ManagedRouteMBean::getExchangesTotal),
            c -> read(id, ManagedRouteMBean::getTotalProcessingTime),
            TimeUnit.MILLISECONDS)
        .tags(tags)
        .description("Exchanges that a route has finished, and the time they took")
        .register(registry);
    FunctionCounter.builder(
            "switchboard.route.failures",
            context,
            c -> read(id, ManagedRouteMBean::getExchangesFailed))
        .tags(tags)
        .description("Exchanges that a route has ended with an error")
        .register(registry);
  }

  private long read(String route, Count count) {
    ManagedRouteMBean counts =
        context
            .getCamelContextExtension()
            .getContextPlugin(ManagedCamelContext.class)
            .getManagedRoute(route);
    try {
      return counts == null ? 0 : count.of(counts);
    } catch (Exception e) {
      throw new IllegalStateException("JMX does not tell of route " + route, e);
    }
  }

  private interface Count {
    long of(ManagedRouteMBean counts) throws Exception;
  }
}
