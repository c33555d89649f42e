package dev.switchboard.monitor;

import dev.switchboard.outbox.Figures;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

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
    FunctionCounter.builder("switchboard.events.accepted", figures, Figures::accepted)
        .description("Events committed")
        .register(registry);
    FunctionCounter.builder("switchboard.deliveries.delivered", figures, Figures::delivered)
        .description("Deliveries that subscribers took")
        .register(registry);
    FunctionCounter.builder("switchboard.attempts.failed", figures, Figures::failedAttempts)
        .description("Attempts that failed")
        .register(registry);
    FunctionCounter.builder("switchboard.deliveries.dead", figures, Figures::dead)
        .description("Deliveries that became dead letters")
        .register(registry);
    Gauge.builder("switchboard.attempts.inflight", figures, Figures::inFlight)
        .description("Attempts in flight")
        .register(registry);
    Gauge.builder("switchboard.deliveries.memory", figures, Figures::inMemory)
        .description("Deliveries kept in memory, those in flight included")
        .register(registry);
    Gauge.builder("switchboard.lanes", figures, Figures::lanes)
        .description("Subscriptions that have a lane")
        .register(registry);
  }
}
