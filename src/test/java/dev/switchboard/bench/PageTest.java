package dev.switchboard.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageTest {
  private static final Environment OLDER = environment("17.0.1 (Somebody)");
  private static final Environment NEWER = environment("25.0.1 (Somebody)");

  @Test
  void showsMediansAndTheShareOfTheBaseline() {
    Row gateway = Row.of("gateway", List.of(rate(900), rate(300), rate(500)));
    Row baseline = Row.of("baseline", List.of(rate(1000)));

    String page = Page.of(List.of(result(OLDER, gateway, baseline)));

    assertThat(page)
        .contains("## Throughput, PostgreSQL, one subscriber", "how it was measured")
        .contains("| gateway | 17.0.1 | 500 | 50 % |", "| baseline | 17.0.1 | 1,000 |  |")
        .contains("| 2026-01-01 | abc | 17.0.1 (Somebody) |");
  }

  @Test
  void drawsABarForEachSubject() {
    Row gateway = Row.of("gateway", List.of(rate(1234)));

    assertThat(Plot.of(List.of(result(OLDER, gateway))))
        .contains("fan-out-1, gateway, Java 17.0.1", "1,234/s");
  }

  @Test
  void keepsTheNewestResultOfEachWorkloadAndJava(@TempDir Path folder) throws Exception {
    Results results = new Results(folder.resolve("results.json"));
    results.put(result(OLDER, Row.of("gateway", List.of(rate(1)))));
    results.put(result(NEWER, Row.of("gateway", List.of(rate(2)))));
    Result newest = result(OLDER, Row.of("gateway", List.of(rate(3))));
    results.put(newest);

    assertThat(results.read()).hasSize(2).contains(newest);
  }

  private static Result result(Environment environment, Row... rows) {
    return new Result("fan-out-1", "how it was measured", environment, List.of(rows));
  }

  private static Map<Figure, Double> rate(double perSecond) {
    return Map.of(Figure.DELIVERIES_PER_SECOND, perSecond);
  }

  private static Environment environment(String java) {
    return new Environment("2026-01-01", "2 cores", "1 GiB", "Linux", "abc", java, "17");
  }
}
