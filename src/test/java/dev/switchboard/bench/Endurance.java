package dev.switchboard.bench;

import dev.switchboard.bench.load.Pace;
import dev.switchboard.bench.load.Sink;
import dev.switchboard.testing.TestDatabase;
import java.util.List;
import java.util.Map;

/** Whether memory stays flat, and nothing is lost, while events come and come. */
final class Endurance implements Workload {
  static final String NAME = "endurance";

  private static final int RATE = 1_000;
  private static final double SECONDS_PER_HOUR = 3_600;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String title() {
    return "Endurance at %,d events a second".formatted(RATE);
  }

  @Override
  public boolean onlyWhenNamed() {
    return true;
  }

  @Override
  public String conditions(Scale scale) {
    Scale.Laps laps = scale.laps();
    return "PostgreSQL, one subscriber; %,d events due at equal distances in laps of %d s, %,d laps one right after the other, after %,d events to warm up; resident memory at the end of each lap, its growth by the straight line that fits all of them best; times are medians of the laps."
        .formatted(laps.count() * events(laps), laps.seconds(), laps.count(), scale.warmUp());
  }

  @Override
  public List<Row> run(Bench bench) throws Exception {
    Scale.Laps laps = bench.scale().laps();
    double[] memory = new double[laps.count()];
    TestDatabase database = bench.databases().postgresql();
    try (Sink sink = new Sink();
        Gateway gateway = bench.gateway("gateway", database, sink, 1);
        Trial trial = new Trial(gateway, sink, 1, database)) {
      trial.warmUp(bench.scale().warmUp());
      for (int i = 0; i < memory.length; i++) {
        Map<Figure, Double> lap = trial.measure(events(laps), Pace.perSecond(RATE));
        memory[i] = gateway.process().memory().now();
        lap.put(Figure.MEMORY, memory[i]);
        trial.add(lap);
        bench.report().say("  lap %d of %d: %,.0f MiB", i + 1, memory.length, memory[i]);
      }
      double perHour = Trend.slope(memory) * SECONDS_PER_HOUR / laps.seconds();
      Map<Figure, Double> whole =
          Map.of(
              Figure.MEMORY_FIRST, memory[0],
              Figure.MEMORY_LAST, memory[memory.length - 1],
              Figure.MEMORY_GROWTH, perHour);
      return List.of(trial.settle(1, bench.report()).with(whole));
    }
  }

  private static int events(Scale.Laps laps) {
    return RATE * laps.seconds();
  }
}
