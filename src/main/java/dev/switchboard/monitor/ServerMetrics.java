package dev.switchboard.monitor;

import dev.switchboard.server.InFlight;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/** How full the HTTP server is, as meters. */
public final class ServerMetrics implements MeterBinder {
  private final InFlight inFlight;

  /**
   * @param inFlight where the numbers come from
   */
  public ServerMetrics(InFlight inFlight) {
    this.inFlight = inFlight;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("switchboard.requests.inflight", inFlight, InFlight::requests)
        .description("Requests being served or waiting")
        .register(registry);
    Gauge.builder("switchboard.requests.bytes", inFlight, InFlight::bytes)
        .description("Bytes set aside for the bodies of these requests")
        .register(registry);
    FunctionCounter.builder("switchboard.requests.shed", inFlight, InFlight::turnedAway)
        .description("Requests turned away since too many were in flight")
        .register(registry);
  }
}
