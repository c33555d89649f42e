package dev.switchboard.monitor;

import dev.switchboard.outbox.Figures;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToDoubleFunction;

/** The outbox's numbers as meters. */
public final class OutboxMetrics implements MeterBinder {
  private final Figures figures;

  /**
   * @param figures where the numbers come from
   */
  public OutboxMetrics(Figures figures) {
    this.figures = figures;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    count(registry, "events.accepted", "Events committed", Figures::accepted);
    count(registry, "deliveries.delivered", "Deliveries that subscribers took", Figures::delivered);
    count(registry, "attempts.failed", "Attempts that failed", Figures::failedAttempts);
    count(registry, "deliveries.dead", "Deliveries that became dead letters", Figures::dead);
    level(registry, "attempts.inflight", "Attempts in flight", Figures::inFlight);
    level(
        registry,
        "deliveries.memory",
        "Deliveries kept in memory, those in flight included",
        Figures::inMemory);
    level(registry, "lanes", "Subscriptions that have a lane", Figures::lanes);
  }

  private void count(
      MeterRegistry registry, String name, String text, ToDoubleFunction<Figures> figure) {
    FunctionCounter.builder("switchboard." + name, figures, figure)
        .description(text)
        .register(registry);
  }

  private void level(
      MeterRegistry registry, String name, String text, ToDoubleFunction<Figures> figure) {
    Gauge.builder("switchboard." + name, figures, figure).description(text).register(registry);
  }
}
