package dev.switchboard.bench;

import dev.switchboard.bench.load.Behaviour;
import dev.switchboard.bench.load.Pace;
import dev.switchboard.bench.load.Sink;
import dev.switchboard.testing.TestDatabase;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a good subscriber notices of its neighbours: ten good ones, ten bad ones. */
final class Isolation implements Workload {
  private static final int RATE = 200;
  private static final int HANGING = 8;
  private static final int FAILING = HANGING + 1;
  private static final int NEIGHBOURS = 10;

  /**
   * In rounds of others: the moment when neighbours go bad is to be weighed against what follows.
   */
  private static final int LENGTH = 3;

  private enum Company {
    GOOD("beside ten good ones"),
    BAD("beside ten bad ones"),
    GONE_BAD("beside ten that go bad when the round begins");

    private final String label;

    Company(String label) {
      this.label = label;
    }
  }

  @Override
  public String name() {
    return "isolation";
  }

  @Override
  public String title() {
    return "A good subscriber beside bad ones";
  }

  @Override
  public String conditions(Scale scale) {
    return ("PostgreSQL; %d events a second, each for eleven subscribers, of which the figures are one's; of ten bad ones eight never answer (30 s deadline), one answers 500 and one refuses"
            + " connections; a new process for each round, the three companies in turn, %,d events a round after %,d deliveries to warm up, %s.")
        .formatted(RATE, events(scale), scale.warmUp(), scale.roundsInWords());
  }

  @Override
  public List<Row> run(Bench bench) throws Exception {
    Map<Company, List<Map<Figure, Double>>> rounds = new EnumMap<>(Company.class);
    for (int i = 0; i < bench.scale().rounds(); i++) {
      for (Company company : Company.values()) {
        rounds
            .computeIfAbsent(company, none -> new ArrayList<>())
            .addAll(measure(bench, company).rounds());
      }
    }
    return Stream.of(Company.values())
        .map(company -> Row.of(company.label, rounds.get(company)))
        .toList();
  }

  private static int events(Scale scale) {
    return LENGTH * RATE * scale.steadySeconds();
  }

  private static Row measure(Bench bench, Company company) throws Exception {
    TestDatabase database = bench.databases().postgresql();
    // As many deliveries for each company, so that no code is compiled better than another's.
    int subscribers = company == Company.BAD ? 1 : 1 + NEIGHBOURS;
    int warmUp = bench.scale().warmUp() / subscribers;
    try (Sink sink = new Sink();
        Sink refusing = new Sink();
        Gateway gateway = bench.gateway(company.label, database, sink, 1);
        Trial trial = new Trial(gateway, sink, 1, database)) {
      // Neighbours that are bad from the start are not called during the warm-up.
      if (company != Company.BAD) {
        subscribeNeighbours(gateway, sink, refusing);
      }
      trial.warmUp(warmUp);
      if (company == Company.BAD) {
        subscribeNeighbours(gateway, sink, refusing);
      }
      if (company != Company.GOOD) {
        turnBad(sink, refusing);
      }
      trial.round(events(bench.scale()), Pace.perSecond(RATE));
      // What hangs would keep the gateway from ending before its deadline.
      sink.goDown();
      int beforeThem = company == Company.BAD ? warmUp : 0;
      return trial.settle(1 + NEIGHBOURS, (long) beforeThem * NEIGHBOURS, bench.report());
    }
  }

  private static void subscribeNeighbours(Gateway gateway, Sink sink, Sink refusing) {
    for (int i = 1; i <= FAILING; i++) {
      gateway.subscribe(sink.url(i));
    }
    gateway.subscribe(refusing.url(NEIGHBOURS));
  }

  private static void turnBad(Sink sink, Sink refusing) {
    for (int i = 1; i <= HANGING; i++) {
      sink.behave(i, Behaviour.HANGING);
    }
    sink.behave(FAILING, Behaviour.FAILING);
    refusing.goDown();
  }
}
