package dev.switchboard.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.crash.Scenario.Result;
import dev.switchboard.testing.GatewayProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every scenario in its short form. They mostly wait (for processes to start, for a node to be
 * judged dead), so two are played at a time.
 */
class CrashIT {
  private static final Map<String, CompletableFuture<Result>> RUNS = new ConcurrentHashMap<>();
  private static ExecutorService threads;

  @TempDir static Path folder;

  @BeforeAll
  static void startAll() {
    threads = Executors.newFixedThreadPool(2);
    Scenarios.ALL.forEach(
        one -> RUNS.put(one.name(), CompletableFuture.supplyAsync(() -> run(one), threads)));
  }

  @AfterAll
  static void end() {
    threads.shutdownNow();
  }

  @ParameterizedTest
  @MethodSource("names")
  void losesNothingThatWasAcknowledged(String name) throws Throwable {
    Result result;
    try {
      result = RUNS.get(name).join();
    } catch (CompletionException e) {
      throw e.getCause();
    }
    assertThat(result.blows()).isPositive();
    assertThat(result.balance().acknowledged()).isPositive();
  }

  static Stream<String> names() {
    return Scenarios.ALL.stream().map(Scenario::name);
  }

  private static Result run(Scenario scenario) {
    try {
      Path own = Files.createDirectories(folder.resolve(scenario.name()));
      Course course =
          new Course(
              scenario.fewBlows(),
              150,
              100,
              new Random(1),
              options -> GatewayProcess.start(options.noticingSoon()));
      return scenario.run(course, own);
    } catch (Exception e) {
      throw new CompletionException(e);
    }
  }
}
