package dev.switchboard.bench;

import dev.switchboard.bench.load.Pace;
import dev.switchboard.bench.load.Sink;
import dev.switchboard.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;

/**
 * How many deliveries a second there are at most, beside the baseline's where the database is one
 * that it knows.
 *
 * @param fanOut subscribers of every event
 */
record Throughput(String name, int fanOut, Database database) implements Workload {

  /** Where events are kept. */
  enum Database {
    POSTGRESQL("PostgreSQL"),
    H2("H2, synchronised to disk");

    private final String label;

    Database(String label) {
      this.label = label;
    }
  }

  @Override
  public String title() {
    return "Throughput, "
        + database.label
        + ", "
        + (fanOut == 1 ? "one subscriber" : fanOut + " subscribers");
  }

  @Override
  public String conditions(Scale scale) {
    return "%d producers, each posting its next event when the last one is answered; every event goes to %d; %,d deliveries a round after %,d to warm up, %s."
        .formatted(
            Subject.CONNECTIONS,
            fanOut,
            scale.deliveries(),
            fanOut * scale.warmUp(),
            scale.roundsInWords());
  }

  @Override
  public List<Row> run(Bench bench) throws Exception {
    List<Row> rows = new ArrayList<>();
    try (Sink sink = new Sink()) {
      TestDatabase own =
          database == Database.H2 ? bench.databases().h2() : bench.databases().postgresql();
      rows.add(measure(bench, bench.gateway("gateway", own, sink, fanOut), sink, own));
      if (database == Database.POSTGRESQL) {
        TestDatabase other = bench.databases().postgresql();
        rows.add(measure(bench, bench.baseline(other, sink, fanOut), sink, other));
      }
    }
    return rows;
  }

  private Row measure(Bench bench, Subject subject, Sink sink, TestDatabase on) throws Exception {
    Scale scale = bench.scale();
    try (Trial trial = new Trial(subject, sink, fanOut, on)) {
      trial.warmUp(scale.warmUp());
      trial.awaitRecorded();
      for (int i = 0; i < scale.rounds(); i++) {
        trial.round(scale.deliveries() / fanOut, Pace.closedLoop());
        trial.awaitRecorded();
      }
      return trial.settle(fanOut, bench.report());
    }
  }
}
