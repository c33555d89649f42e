package dev.switchboard.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchIT {

  @Test
  void accountsForEveryEventOfTheGatewayAndOfTheBaseline(@TempDir Path logs) throws Exception {
    try (BenchDatabases databases = new BenchDatabases(Path.of("target", "bench"))) {
      Bench bench = new Bench(Launch.classes(), Scale.SMOKE, databases, logs, Report.silent());

      List<Row> rows = Workloads.named("fan-out-1").run(bench);

      assertThat(rows).extracting(Row::subject).containsExactly("gateway", "baseline");
      assertThat(rows)
          .allSatisfy(
              row -> assertThat(row.median().get(Figure.DELIVERIES_PER_SECOND)).isPositive());
      assertThat(databases.about()).contains("fsync on", "synchronous_commit on");
    }
  }
}
