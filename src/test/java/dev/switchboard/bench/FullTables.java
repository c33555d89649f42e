package dev.switchboard.bench;

import dev.switchboard.bench.load.Pace;
import dev.switchboard.bench.load.Sink;
import dev.switchboard.testing.TestDatabase;
import java.util.List;
import java.util.Map;

/** What deliveries that are long over cost those of today. */
final class FullTables implements Workload {
  private static final int TURNS = 100;

  @Override
  public String name() {
    return "full-tables";
  }

  @Override
  public String title() {
    return "Throughput on full tables";
  }

  @Override
  public String conditions(Scale scale) {
    return "PostgreSQL, one subscriber; two gateways, one on empty tables, one on tables with %,d events and as many finished deliveries of the same subscriber, vacuumed and analysed; rounds in turn, %d producers, each posting its next event when the last one is answered; %,d deliveries a round after %,d to warm up, %s."
        .formatted(
            scale.stock().finished(),
            Subject.CONNECTIONS,
            scale.deliveries(),
            scale.warmUp(),
            scale.roundsInWords());
  }

  @Override
  public List<Row> run(Bench bench) throws Exception {
    Scale scale = bench.scale();
    TestDatabase unused = bench.databases().postgresql();
    TestDatabase used = bench.databases().postgresql();
    try (Sink sink = new Sink();
        Sink other = new Sink();
        Gateway onEmpty = bench.gateway("empty tables", unused, sink, 1);
        Gateway onFull = bench.gateway("full tables", used, other, 1)) {
      FinishedDeliveries.put(used, scale.stock().finished());
      try (Trial empty = new Trial(onEmpty, sink, 1, unused);
          Trial full = new Trial(onFull, other, 1, used, Ledger.of(used))) {
        // In short turns, for a connection without a first request is closed after 10 s.
        for (int i = 0; i < TURNS; i++) {
          empty.warmUp(scale.warmUp() / TURNS);
          full.warmUp(scale.warmUp() / TURNS);
        }
        for (int i = 0; i < scale.rounds(); i++) {
          Map<Figure, Double> before = empty.measure(scale.deliveries(), Pace.closedLoop());
          Map<Figure, Double> after = full.measure(scale.deliveries(), Pace.closedLoop());
          after.put(Figure.OF_EMPTY_TABLES, 100 * rate(after) / rate(before));
          empty.add(before);
          full.add(after);
        }
        return List.of(empty.settle(1, bench.report()), full.settle(1, bench.report()));
      }
    }
  }

  private static double rate(Map<Figure, Double> figures) {
    return figures.get(Figure.DELIVERIES_PER_SECOND);
  }
}
