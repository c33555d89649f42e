package dev.switchboard.bench;

import dev.switchboard.bench.load.Pace;
import dev.switchboard.bench.load.Sink;
import dev.switchboard.testing.TestDatabase;
import java.util.List;

/**
 * How long a delivery takes while events come at a steady rate.
 *
 * @param perSecond events a second
 */
record SteadyRate(int perSecond) implements Workload {

  @Override
  public String name() {
    return "rate-" + perSecond;
  }

  @Override
  public String title() {
    return "Time to receipt at %,d events a second".formatted(perSecond);
  }

  @Override
  public String conditions(Scale scale) {
    return "PostgreSQL, one subscriber; events are due at equal distances, and times count from then, whenever they are posted; %,d a round after %,d to warm up, %s."
        .formatted(perSecond * scale.steadySeconds(), scale.warmUp(), scale.roundsInWords());
  }

  @Override
  public List<Row> run(Bench bench) throws Exception {
    try (Sink sink = new Sink()) {
      TestDatabase own = bench.databases().postgresql();
      Row gateway = measure(bench, bench.gateway("gateway", own, sink, 1), sink, own);
      TestDatabase other = bench.databases().postgresql();
      return List.of(gateway, measure(bench, bench.baseline(other, sink, 1), sink, other));
    }
  }

  private Row measure(Bench bench, Subject subject, Sink sink, TestDatabase on) throws Exception {
    Scale scale = bench.scale();
    try (Trial trial = new Trial(subject, sink, 1, on)) {
      trial.warmUp(scale.warmUp());
      for (int i = 0; i < scale.rounds(); i++) {
        trial.round(perSecond * scale.steadySeconds(), Pace.perSecond(perSecond));
      }
      return trial.settle(1, bench.report());
    }
  }
}
