package dev.switchboard.bench;

import dev.switchboard.bench.load.Pace;
import dev.switchboard.bench.load.Sink;
import dev.switchboard.testing.Tenant;
import dev.switchboard.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What very many subscriptions cost: at the start, in memory, and at each event. */
final class ManySubscriptions implements Workload {
  private static final String SUBJECT = "gateway";

  @Override
  public String name() {
    return "many-subscriptions";
  }

  @Override
  public String title() {
    return "Very many subscriptions";
  }

  @Override
  public String conditions(Scale scale) {
    int count = scale.stock().subscriptions();
    return ("PostgreSQL; %,d subscriptions, %d of each of %,d tenants, of whom one posts events that one of its subscriptions wants; a new process for each round, from the launcher's start to the first"
            + " 200 of the readiness check, then %d producers, each posting its next event when the last one is answered, %,d deliveries after %,d to warm up; matching: the gateway's own index with all of them,"
            + " in the measuring process, %,d events of all tenants and several types after as many to warm up; %s.")
        .formatted(
            count,
            Crowd.PER_TENANT,
            count / Crowd.PER_TENANT,
            Subject.CONNECTIONS,
            scale.deliveries(),
            scale.warmUp(),
            matches(scale),
            scale.roundsInWords());
  }

  @Override
  public List<Row> run(Bench bench) throws Exception {
    TestDatabase database = bench.databases().postgresql();
    try (Sink sink = new Sink()) {
      Tenant tenant = firstTenant(bench, database, sink);
      Crowd.put(database, bench.scale().stock().subscriptions());
      Matching matching = Matching.in(database);
      List<Map<Figure, Double>> rounds = new ArrayList<>();
      for (int i = 0; i < bench.scale().rounds(); i++) {
        double micros = matching.micros(matches(bench.scale()));
        Map<Figure, Double> round = round(bench, database, sink, tenant);
        round.put(Figure.MATCHING, micros);
        rounds.add(round);
      }
      return List.of(Row.of(SUBJECT, rounds));
    }
  }

  private static Tenant firstTenant(Bench bench, TestDatabase database, Sink sink)
      throws Exception {
    try (Gateway gateway = bench.gateway(SUBJECT, database, sink, 1)) {
      return gateway.tenant();
    }
  }

  private static Map<Figure, Double> round(
      Bench bench, TestDatabase database, Sink sink, Tenant tenant) throws Exception {
    Scale scale = bench.scale();
    Ledger before = Ledger.of(database);
    try (Gateway gateway = bench.gateway(SUBJECT, database)) {
      double ready = gateway.process().readySeconds();
      double memory = gateway.process().memory().now();
      gateway.continueFor(tenant);
      try (Trial trial = new Trial(gateway, sink, 1, database, before)) {
        trial.warmUp(scale.warmUp());
        Map<Figure, Double> figures = trial.measure(scale.deliveries(), Pace.closedLoop());
        figures.put(Figure.READY, ready);
        figures.put(Figure.MEMORY_READY, memory);
        trial.add(figures);
        trial.settle(1, bench.report());
        return figures;
      }
    }
  }

  private static int matches(Scale scale) {
    return 10 * scale.warmUp();
  }
}
