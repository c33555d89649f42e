package dev.switchboard.bench;

import dev.switchboard.bench.load.Pace;
import dev.switchboard.bench.load.Sink;
import dev.switchboard.testing.TestDatabase;
import java.util.List;
import java.util.Map;

/**
 * Whether memory stays flat, and nothing is lost, while events come and come.
 *
 * @param load how they come
 */
record Endurance(Load load) implements Workload {
  private static final double SECONDS_PER_HOUR = 3_600;

  /** How events come. */
  enum Load {
    STEADY("endurance", "Endurance at 1,000 events a second") {

      @Override
      Pace pace() {
        return Pace.perSecond(RATE);
      }

      @Override
      double perSecond(double lastLap) {
        return RATE;
      }
    },
    FULL("endurance-full-load", "Endurance at full load") {

      @Override
      Pace pace() {
        return Pace.closedLoop();
      }

      @Override
      double perSecond(double lastLap) {
        return lastLap;
      }
    };

    private static final int RATE = 1_000;

    private final String workload;
    private final String title;

    Load(String workload, String title) {
      this.workload = workload;
      this.title = title;
    }

    abstract Pace pace();

    /**
     * How many events a second make a lap as long as it should be.
     *
     * @param lastLap how many a second the last one had
     */
    abstract double perSecond(double lastLap);
  }

  @Override
  public String name() {
    return load.workload;
  }

  @Override
  public String title() {
    return load.title;
  }

  @Override
  public boolean onlyWhenNamed() {
    return true;
  }

  @Override
  public String conditions(Scale scale) {
    Scale.Laps laps = scale.laps();
    String comes =
        load == Load.STEADY
            ? "%,d events due at equal distances in laps of"
                .formatted(laps.count() * laps.seconds() * Load.RATE)
            : "%d producers, each posting its next event when the last one is answered; laps of about"
                .formatted(Subject.CONNECTIONS);
    return "PostgreSQL, one subscriber; %s %d s, %,d laps one right after the other, after %,d events to warm up; resident memory at the end of each lap, its growth by the straight line that fits all of them best; times are medians of the laps."
        .formatted(comes, laps.seconds(), laps.count(), scale.warmUp());
  }

  @Override
  public List<Row> run(Bench bench) throws Exception {
    Scale.Laps laps = bench.scale().laps();
    double[] memory = new double[laps.count()];
    TestDatabase database = bench.databases().postgresql();
    try (Sink sink = new Sink();
        Gateway gateway = bench.gateway("gateway", database, sink, 1);
        Trial trial = new Trial(gateway, sink, 1, database)) {
      Map<Figure, Double> lap = trial.measure(bench.scale().warmUp(), Pace.closedLoop());
      for (int i = 0; i < memory.length; i++) {
        double perSecond = load.perSecond(lap.get(Figure.DELIVERIES_PER_SECOND));
        lap = trial.measure((int) (perSecond * laps.seconds()), load.pace());
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
}
