package dev.switchboard.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each measures the least there is: a row says that every event was accounted for. */
class BenchIT {
  private static BenchDatabases databases;
  @TempDir static Path logs;

  @BeforeAll
  static void open() throws Exception {
    databases = new BenchDatabases(Path.of("target", "bench"));
  }

  @AfterAll
  static void close() throws Exception {
    databases.close();
  }

  @Test
  void accountsForEveryEventOfTheGatewayAndOfTheBaseline() throws Exception {
    List<Row> rows = rows("fan-out-1");

    assertThat(rows).extracting(Row::subject).containsExactly("gateway", "baseline");
    assertThat(rows)
        .allSatisfy(row -> assertThat(row.median().get(Figure.DELIVERIES_PER_SECOND)).isPositive());
    assertThat(databases.about()).contains("fsync on", "synchronous_commit on");
  }

  @Test
  void comparesTheDrainOfABacklogWithAClosedLoop() throws Exception {
    Map<Figure, Double> figures = rows("backlog").get(0).median();

    assertThat(figures)
        .containsKeys(Figure.FIRST_QUARTER, Figure.LAST_QUARTER, Figure.FIRST_AFTER_RETURN);
    assertThat(figures.get(Figure.OF_CLOSED_LOOP))
        .isEqualTo(
            100 * figures.get(Figure.DELIVERIES_PER_SECOND) / figures.get(Figure.CLOSED_LOOP));
  }

  @Test
  void comparesFullTablesWithEmptyOnes() throws Exception {
    List<Row> rows = rows("full-tables");

    assertThat(rows).extracting(Row::subject).containsExactly("empty tables", "full tables");
    assertThat(rows.get(1).median().get(Figure.OF_EMPTY_TABLES)).isPositive();
  }

  @Test
  void startsWithManySubscriptionsAndFindsTheOnesThatWantAnEvent() throws Exception {
    assertThat(rows("many-subscriptions").get(0).median())
        .containsKeys(
            Figure.READY, Figure.MEMORY_READY, Figure.MATCHING, Figure.DELIVERIES_PER_SECOND);
  }

  @ParameterizedTest
  @ValueSource(strings = {"endurance", "endurance-full-load"})
  void notesMemoryAtTheEndOfEachLap(String workload) throws Exception {
    Row row = rows(workload).get(0);

    assertThat(row.rounds()).hasSize(Scale.SMOKE.laps().count());
    assertThat(row.rounds().get(0)).containsEntry(Figure.MEMORY, first(row));
    assertThat(row.median()).containsKeys(Figure.MEMORY_LAST, Figure.MEMORY_GROWTH);
  }

  private static double first(Row row) {
    return row.median().get(Figure.MEMORY_FIRST);
  }

  private static List<Row> rows(String workload) throws Exception {
    Bench bench = new Bench(Launch.classes(), Scale.SMOKE, databases, logs, Report.silent());
    return Workloads.named(workload).run(bench);
  }
}
