package dev.switchboard.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;

/** A subject's process. */
final class ServerProcess implements AutoCloseable {
  private static final Duration READY_WITHIN = Duration.ofSeconds(120);
  private static final int ENDED_WITHIN_SECONDS = 60;

  private final Process process;
  private final Path log;
  private final double readySeconds;

  /**
   * Starts it and waits until it is ready.
   *
   * @param log gets what it prints
   */
  ServerProcess(List<String> command, Path log, BooleanSupplier ready) throws IOException {
    Files.createDirectories(log.getParent());
    this.log = log;
    ProcessBuilder builder = new ProcessBuilder(command);
    // What is set for a gateway of the user's own must not change what is measured.
    builder.environment().keySet().removeIf(name -> name.startsWith("SWITCHBOARD_"));
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    File output = log.toFile();
    builder.redirectErrorStream(true).redirectOutput(output);
    long started = System.nanoTime();
    process = builder.start();
    Thread killer = new Thread(process::destroyForcibly);
    Runtime.getRuntime().addShutdownHook(killer);
    process.onExit().thenRun(() -> forget(killer));
    awaitReady(ready);
    readySeconds = (System.nanoTime() - started) / 1e9;
  }

  /** Time from its start until it was ready, in seconds. */
  double readySeconds() {
    return readySeconds;
  }

  /** Its memory. */
  Memory memory() throws IOException {
    return Memory.of(process.pid());
  }

  /**
   * Asks it to end and waits until it has.
   *
   * @throws IllegalStateException when it does not
   */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(ENDED_WITHIN_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("does not end, see " + log);
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private void awaitReady(BooleanSupplier ready) {
    try {
      Awaitility.await("readiness, see " + log)
          .atMost(READY_WITHIN)
          .pollDelay(Duration.ZERO)
          .pollInterval(Duration.ofMillis(10))
          .failFast("the process has ended, see " + log, () -> !process.isAlive())
          .until(ready::getAsBoolean);
    } catch (RuntimeException failed) {
      process.destroyForcibly();
      throw failed;
    }
  }

  private static void forget(Thread killer) {
    try {
      Runtime.getRuntime().removeShutdownHook(killer);
    } catch (IllegalStateException shuttingDown) {
      return;
    }
  }
}
