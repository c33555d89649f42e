package dev.switchboard.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A bar for every closed-loop throughput: how many deliveries a second, beside the baseline's. */
final class Plot {
  private static final int LABELS = 250;
  private static final int BARS = 460;
  private static final int LINE = 24;

  private record Bar(String label, double value, boolean gateway) {}

  private Plot() {}

  /** The drawing, as SVG. */
  static String of(List<Result> results) {
    List<Bar> bars = bars(results);
    double most = bars.stream().mapToDouble(Bar::value).max().orElse(1);
    StringBuilder svg = new StringBuilder();
    int height = LINE * (bars.size() + 1);
    svg.append(
        text(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"13\">%n",
            LABELS + BARS + 80, height));
    svg.append("<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n");
    int y = LINE / 2;
    for (Bar bar : bars) {
      double length = BARS * bar.value() / most;
      String color = bar.gateway() ? "#2563a8" : "#b8bec6";
      svg.append(text("<text x=\"8\" y=\"%d\">%s</text>%n", y + 13, bar.label()));
      svg.append(
          text(
              "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>%n",
              LABELS, y, length, LINE - 6, color));
      svg.append(
          text(
              "<text x=\"%.1f\" y=\"%d\">%,.0f/s</text>%n",
              LABELS + length + 6, y + 13, bar.value()));
      y += LINE;
    }
    return svg.append("</svg>\n").toString();
  }

  private static List<Bar> bars(List<Result> results) {
    List<Bar> bars = new ArrayList<>();
    for (Workload workload : Workloads.ALL) {
      if (workload instanceof Throughput) {
        results.stream()
            .filter(result -> result.workload().equals(workload.name()))
            .forEach(result -> add(bars, result));
      }
    }
    return bars;
  }

  private static void add(List<Bar> bars, Result result) {
    String java = result.environment().java().split(" ")[0];
    for (Row row : result.rows()) {
      bars.add(
          new Bar(
              result.workload() + ", " + row.subject() + ", Java " + java,
              row.median().get(Figure.DELIVERIES_PER_SECOND),
              !row.subject().equals(BaselineProcess.NAME)));
    }
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
