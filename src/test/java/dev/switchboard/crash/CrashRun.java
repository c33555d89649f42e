package dev.switchboard.crash;

import dev.switchboard.bench.Environment;
import dev.switchboard.bench.Folders;
import dev.switchboard.bench.Report;
import dev.switchboard.testing.GatewayProcess;
import dev.switchboard.testing.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The process that {@code bench/crash} starts: plays scenarios in turn, round after round, and
 * writes the figures into {@code docs/reliability.md}. The first event that is lost ends it.
 */
public final class CrashRun {
  private static final Path WORK = Path.of("target", "crash");
  private static final Path PAGE = Path.of("docs", "reliability.md");
  private static final int BLOWS_A_ROUND = 3;
  private static final int EVENTS = 300;
  private static final int SPREAD = 1_500;

  private final CrashArguments arguments;
  private final Report report;
  private final long started = System.nanoTime();
  private final Map<String, Tally> tallies = new LinkedHashMap<>();

  private CrashRun(CrashArguments arguments, Report report) {
    this.arguments = arguments;
    this.report = report;
  }

  /**
   * Runs.
   *
   * @param words see {@link CrashArguments#parse}
   */
  public static void main(String[] words) throws Exception {
    Report report = Report.onConsole();
    try {
      CrashArguments arguments = CrashArguments.parse(System.nanoTime() & 0xffff, words);
      CrashRun run = new CrashRun(arguments, report);
      run.play();
      run.write();
      System.exit(0);
    } catch (IllegalArgumentException wrong) {
      report.say("%s", wrong.getMessage());
      System.exit(2);
    } catch (AssertionError lost) {
      report.say("%s", lost.getMessage());
      System.exit(1);
    }
  }

  private void play() throws Exception {
    report.say("seed %d", arguments.seed());
    SplittableRandom random = new SplittableRandom(arguments.seed());
    Tally.HEAD.forEach(line -> report.say("%s", line));
    while (true) {
      for (Scenario scenario : arguments.scenarios()) {
        int blows = arguments.blows() - blows();
        if (blows <= 0 || elapsed().compareTo(arguments.time()) > 0) {
          return;
        }
        Course course =
            new Course(
                Math.min(BLOWS_A_ROUND, blows),
                EVENTS,
                SPREAD,
                random.split(),
                GatewayProcess::launch);
        Tally tally = Tally.of(scenario, play(scenario, course));
        report.say("%s", tally.line());
        tallies.merge(scenario.name(), tally, Tally::and);
      }
    }
  }

  private static Scenario.Result play(Scenario scenario, Course course) throws Exception {
    Path folder = newFolder();
    Scenario.Result result = scenario.run(course, folder);
    // What went wrong is left to be looked at.
    Folders.delete(folder);
    return result;
  }

  private void write() throws IOException {
    List<String> figures = new ArrayList<>(Tally.HEAD);
    tallies.values().forEach(tally -> figures.add(tally.line()));
    figures.add("");
    figures.add(conditions());
    figures.forEach(line -> report.say("%s", line));
    new ReliabilityPage(PAGE).write(figures);
  }

  private String conditions() throws IOException {
    Path folder = newFolder();
    String about;
    try (PostgresServer server = PostgresServer.start(folder)) {
      about = server.about();
    }
    Folders.delete(folder);
    Environment here = Environment.here(about);
    return "%s, %d minutes, revision %s; Java %s; %s; %s; %s; PostgreSQL %s"
        .formatted(
            here.date(),
            elapsed().toMinutes(),
            here.revision(),
            here.java(),
            here.processor(),
            here.memory(),
            here.system(),
            here.postgresql());
  }

  private static Path newFolder() throws IOException {
    return Files.createTempDirectory(Files.createDirectories(WORK.toAbsolutePath()), "round-");
  }

  private int blows() {
    return tallies.values().stream().mapToInt(Tally::blows).sum();
  }

  private Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - started);
  }
}
