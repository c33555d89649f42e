package dev.switchboard.bench;

import dev.switchboard.bench.load.Pace;
import dev.switchboard.bench.load.Sink;
import dev.switchboard.testing.TestDatabase;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How long a start takes, and how much memory the process holds, before and under load. */
final class Footprint implements Workload {

  @Override
  public String name() {
    return "footprint";
  }

  @Override
  public String title() {
    return "Start and memory";
  }

  @Override
  public String conditions(Scale scale) {
    return "`bin/switchboard run` with its own options for Java, from the launcher's start to the first 200 of the readiness check; then %,d deliveries as for throughput; a new process for each of the rounds, %s."
        .formatted(scale.deliveries(), scale.roundsInWords());
  }

  @Override
  public List<Row> run(Bench bench) throws Exception {
    Rounds embedded = new Rounds(bench, "gateway, H2", bench.databases().h2());
    Rounds external = new Rounds(bench, "gateway, PostgreSQL", bench.databases().postgresql());
    return List.of(embedded.run(), external.run());
  }

  private record Rounds(Bench bench, String name, TestDatabase database) {

    Row run() throws Exception {
      // Makes the schema, which only the very first start of a gateway does.
      bench.gateway(name, database).close();
      List<Map<Figure, Double>> rounds = new ArrayList<>();
      for (int i = 0; i < bench.scale().rounds(); i++) {
        rounds.add(round());
      }
      long events = (long) bench.scale().deliveries() * bench.scale().rounds();
      Ledger.of(database).check(events, events, events);
      return Row.of(name, rounds);
    }

    private Map<Figure, Double> round() throws Exception {
      Map<Figure, Double> figures = new EnumMap<>(Figure.class);
      try (Sink sink = new Sink();
          Gateway gateway = bench.gateway(name, database)) {
        figures.put(Figure.READY, gateway.process().readySeconds());
        figures.put(Figure.MEMORY_READY, gateway.process().memory().now());
        gateway.subscribe(sink.url(0));
        try (Trial trial = new Trial(gateway, sink, 1, database)) {
          trial.round(bench.scale().deliveries(), Pace.closedLoop());
          figures.put(Figure.MEMORY_PEAK, gateway.process().memory().peak());
        }
      }
      return figures;
    }
  }
}
