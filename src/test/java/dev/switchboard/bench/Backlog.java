package dev.switchboard.bench;

import dev.switchboard.bench.load.Arrivals;
import dev.switchboard.bench.load.MicroClock;
import dev.switchboard.bench.load.Pace;
import dev.switchboard.bench.load.Posted;
import dev.switchboard.bench.load.Sink;
import dev.switchboard.testing.TestDatabase;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How fast what has piled up for a subscriber drains when it is back. */
final class Backlog implements Workload {
  private static final int PAUSE_SECONDS = 5;
  private static final double QUARTER = 0.25;

  /** Many short pauses, so that none of its events is given up, or late by the schedule alone. */
  private static final Map<String, String> OPTIONS =
      Map.of("switchboard.native.redelivery.delays", (PAUSE_SECONDS + "s,").repeat(99) + "5s");

  @Override
  public String name() {
    return "backlog";
  }

  @Override
  public String title() {
    return "Backlog of a subscriber that was down";
  }

  @Override
  public String conditions(Scale scale) {
    return ("PostgreSQL, one subscriber, which refuses connections while %,d events are posted by %d producers in turn, and is back when all are accepted; attempts are tried again after %d s; deliveries a"
            + " second count from the first after its return to the last, and of the first and last quarter of them; beside it, right before each, a closed-loop round of %,d deliveries; after %,d to"
            + " warm up, %s.")
        .formatted(
            scale.stock().backlog(),
            Subject.CONNECTIONS,
            PAUSE_SECONDS,
            scale.deliveries(),
            scale.warmUp(),
            scale.roundsInWords());
  }

  @Override
  public List<Row> run(Bench bench) throws Exception {
    Scale scale = bench.scale();
    TestDatabase database = bench.databases().postgresql();
    try (Sink sink = new Sink();
        Gateway gateway = bench.gateway("gateway", database, OPTIONS)) {
      gateway.subscribe(sink.url(0));
      try (Trial trial = new Trial(gateway, sink, 1, database)) {
        trial.warmUp(scale.warmUp());
        for (int i = 0; i < scale.rounds(); i++) {
          double steady =
              trial
                  .measure(scale.deliveries(), Pace.closedLoop())
                  .get(Figure.DELIVERIES_PER_SECOND);
          Map<Figure, Double> drain = drain(trial, sink, scale.stock().backlog());
          drain.put(Figure.CLOSED_LOOP, steady);
          drain.put(Figure.OF_CLOSED_LOOP, 100 * drain.get(Figure.DELIVERIES_PER_SECOND) / steady);
          trial.add(drain);
        }
        return List.of(trial.settle(1, bench.report()));
      }
    }
  }

  private static Map<Figure, Double> drain(Trial trial, Sink sink, int events) throws Exception {
    Arrivals arrivals = trial.expect(events);
    sink.goDown();
    Posted posted = trial.post(events, Pace.closedLoop());
    long back = MicroClock.now();
    sink.comeBack();
    trial.await(arrivals);
    Map<Figure, Double> figures = new EnumMap<>(Figure.class);
    figures.put(Figure.DELIVERIES_PER_SECOND, arrivals.perSecond(0, 1));
    figures.put(Figure.FIRST_QUARTER, arrivals.perSecond(0, QUARTER));
    figures.put(Figure.LAST_QUARTER, arrivals.perSecond(1 - QUARTER, 1));
    figures.put(Figure.ACCEPTED_PER_SECOND, posted.perSecond());
    figures.put(Figure.FIRST_AFTER_RETURN, (arrivals.firstMicros() - back) / 1e6);
    return figures;
  }
}
