package dev.switchboard.crash;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Of two gateways on one database one is killed; the other delivers what it held. */
record KilledNeighbour() implements Scenario {
  private static final int HELD = 100;

  @Override
  public String name() {
    return "killed-neighbour";
  }

  @Override
  public String title() {
    return "`kill -9` of one of two gateways";
  }

  @Override
  public Base base() {
    return Base.POSTGRESQL;
  }

  @Override
  public int fewBlows() {
    return 1;
  }

  @Override
  public int gateways() {
    return 2;
  }

  @Override
  public Detail strike(Stage stage, int number) {
    Trial trial = stage.trial();
    int victim = number % 2;
    double seconds = kill(trial, victim);
    if (number + 1 < stage.course().blows()) {
      trial.awaitAcknowledged(stage.course().events());
      trial.gateway(victim).start();
    }
    return Detail.most("taken over and delivered after %.1f s at most", seconds);
  }

  /** Kills one, and returns the seconds until the other has delivered all that it held. */
  private static double kill(Trial trial, int victim) {
    trial.audience().shutGate();
    trial.awaitThat("deliveries at hand", () -> trial.books().leased().size() >= HELD);
    trial.gateway(victim).kill();
    long killed = System.nanoTime();
    List<Books.Row> leased = trial.books().leased();
    trial.audience().openGate();
    trial.awaitThat("the takeover", () -> areDelivered(trial.books(), leased));
    double seconds = (System.nanoTime() - killed) / 1e9;
    Set<UUID> living = trial.books().incarnations();
    List<Books.Row> orphaned =
        leased.stream().filter(row -> !living.contains(row.owner())).toList();
    if (orphaned.isEmpty()) {
      throw new AssertionError("the killed gateway held nothing, or was not judged dead");
    }
    trial.noteLeased(orphaned);
    return seconds;
  }

  private static boolean areDelivered(Books books, List<Books.Row> rows) {
    Set<Owed> unfinished =
        books.unfinished().stream().map(Books.Row::owed).collect(Collectors.toSet());
    return rows.stream().noneMatch(row -> unfinished.contains(row.owed()));
  }
}
