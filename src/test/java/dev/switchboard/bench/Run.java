package dev.switchboard.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The process that {@code bench/run} starts: measures, and writes the results and their page. */
public final class Run {
  private static final Path WORK = Path.of("target", "bench");
  private static final Path RESULTS = Path.of("bench", "results.json");
  private static final Path DOCS = Path.of("docs");

  private Run() {}

  /**
   * Runs workloads.
   *
   * @param words see {@link Arguments#parse}
   */
  public static void main(String[] words) throws Exception {
    Report report = Report.onConsole();
    Arguments arguments;
    List<Workload> workloads;
    try {
      arguments = Arguments.parse(words);
      workloads = Workloads.named(arguments.workloads());
    } catch (IllegalArgumentException wrong) {
      report.say("%s", wrong.getMessage());
      System.exit(2);
      return;
    }
    // Small numbers show that everything works, and are nothing to quote.
    Path results = arguments.quick() ? WORK.resolve("results.json") : RESULTS;
    Path docs = arguments.quick() ? WORK : DOCS;
    run(workloads, arguments.scale(), new Results(results), report);
    Page.write(new Results(results).read(), docs);
    report.say("written: %s, %s", results, docs.resolve(Page.NAME));
    System.exit(0);
  }

  private static void run(List<Workload> workloads, Scale scale, Results results, Report report)
      throws Exception {
    try (BenchDatabases databases = new BenchDatabases(WORK)) {
      Bench bench = new Bench(Launch.launcher(), scale, databases, logs(), report);
      // The launcher builds and prepares its archive of classes at a first start, which no round
      // should see.
      bench.gateway("preparation", databases.h2()).close();
      Environment environment = Environment.here(databases.about());
      for (Workload workload : workloads) {
        report.say("%s: %s", workload.name(), workload.title());
        List<Row> rows = workload.run(bench);
        rows.forEach(row -> show(row, report));
        results.put(new Result(workload.name(), workload.conditions(scale), environment, rows));
      }
    }
  }

  private static void show(Row row, Report report) {
    row.median()
        .forEach(
            (figure, value) ->
                report.say(
                    "  %-48s %-24s %s", row.subject(), figure.label(), figure.format(value)));
  }

  private static Path logs() throws IOException {
    return Files.createDirectories(WORK.resolve("logs"));
  }
}
