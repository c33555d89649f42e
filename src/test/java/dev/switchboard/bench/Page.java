package dev.switchboard.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes the page of figures, and its plot, from results; nothing on it is written by hand. */
final class Page {
  static final String NAME = "performance.md";
  private static final String PLOT = "performance.svg";

  private static final String INTRODUCTION =
      """
      # Performance

      Written by `bench/run` from [`bench/results.json`](../bench/results.json); run it to get the figures of your own machine.

      The gateway, what posts to it, what it delivers to and the database share one machine. The gateway runs as `bin/switchboard run` starts it,
      with default options. Every event is accounted for, or there would be no figure: answered 202, received, and recorded as delivered. Commits
      reach the disk. The *baseline* does the same durable work with no gateway around it (commit, sign, post, record; no API, no
      authentication, no retries, no isolation), in a process with the same heap and collector, measured in turn with the gateway; it is what this
      machine and this database allow. Generator and receiver take a few microseconds a request, one thread each.

      """;

  private Page() {}

  /** Writes page and plot into a folder. */
  static void write(List<Result> results, Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve(PLOT), Plot.of(results));
    Files.writeString(folder.resolve(NAME), of(results));
  }

  /** The page. */
  static String of(List<Result> results) {
    StringBuilder page = new StringBuilder(INTRODUCTION);
    page.append("![Deliveries a second](").append(PLOT).append(")\n");
    for (Workload workload : Workloads.ALL) {
      List<Result> own =
          results.stream().filter(r -> r.workload().equals(workload.name())).toList();
      if (!own.isEmpty()) {
        page.append("\n## ").append(workload.title()).append("\n\n");
        conditions(own).forEach(text -> page.append(text).append("\n\n"));
        page.append(table(own));
      }
    }
    page.append("\n## Where and when\n\n");
    page.append("| date | revision | Java | processor | memory | system | PostgreSQL |\n");
    page.append("|---|---|---|---|---|---|---|\n");
    results.stream().map(Result::environment).distinct().map(Page::line).forEach(page::append);
    return page.toString();
  }

  private static Set<String> conditions(List<Result> results) {
    return results.stream().map(Result::conditions).collect(Collectors.toCollection(TreeSet::new));
  }

  private static String table(List<Result> results) {
    Set<Figure> figures =
        results.stream()
            .flatMap(result -> result.rows().stream())
            .flatMap(row -> row.median().keySet().stream())
            .collect(Collectors.toCollection(TreeSet::new));
    StringBuilder table = new StringBuilder("| | Java |");
    figures.forEach(figure -> table.append(' ').append(figure.label()).append(" |"));
    boolean compared = results.stream().anyMatch(result -> baseline(result).isPresent());
    table.append(compared ? " of the baseline |\n" : "\n");
    table.append("|---|---|").append("--:|".repeat(figures.size() + (compared ? 1 : 0)));
    table.append('\n');
    for (Result result : results) {
      for (Row row : result.rows()) {
        table.append("| ").append(row.subject()).append(" | ").append(java(result)).append(" |");
        figures.forEach(figure -> table.append(' ').append(cell(row, figure)).append(" |"));
        table.append(compared ? " " + share(row, baseline(result)) + " |\n" : "\n");
      }
    }
    return table.toString();
  }

  private static String cell(Row row, Figure figure) {
    Double value = row.median().get(figure);
    return value == null ? "" : figure.format(value);
  }

  private static Optional<Row> baseline(Result result) {
    // At a fixed rate both deliver what is posted, so there is no share to tell.
    return result.workload().startsWith("rate-")
        ? Optional.empty()
        : result.rows().stream()
            .filter(row -> row.subject().equals(BaselineProcess.NAME))
            .findFirst();
  }

  private static String share(Row row, Optional<Row> baseline) {
    return baseline
        .filter(other -> other != row)
        .map(other -> deliveries(row) / deliveries(other))
        .map(share -> Math.round(100 * share) + " %")
        .orElse("");
  }

  private static double deliveries(Row row) {
    return row.median().get(Figure.DELIVERIES_PER_SECOND);
  }

  private static String java(Result result) {
    return result.environment().java().split(" ")[0];
  }

  private static String line(Environment where) {
    return Stream.of(
            where.date(),
            where.revision(),
            where.java(),
            where.processor(),
            where.memory(),
            where.system(),
            where.postgresql())
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }
}
