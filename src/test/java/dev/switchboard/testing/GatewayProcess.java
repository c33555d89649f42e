package dev.switchboard.testing;

import dev.switchboard.Switchboard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** The gateway in a JVM of its own, for tests that kill it. */
public final class GatewayProcess implements AutoCloseable {
  private final GatewayOptions options;
  private final GatewayClient client;
  private final Path log;
  private Process process;

  private GatewayProcess(GatewayOptions options, Path log) {
    this.options = options;
    this.client = new GatewayClient(options);
    this.log = log;
  }

  /** Starts with {@code options}, and waits until it is ready. */
  public static GatewayProcess start(GatewayOptions options) {
    GatewayProcess gateway = new GatewayProcess(options, newLog());
    gateway.start();
    return gateway;
  }

  /** Starts it again, on the same ports and database, once it has ended. */
  public void start() {
    try {
      process =
          new ProcessBuilder(command())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    try {
      Awaitility.await("readiness")
          .atMost(Duration.ofSeconds(60))
          .pollInterval(Duration.ofMillis(50))
          .failFast(this::failWhenEnded)
          .until(client::ready);
    } catch (RuntimeException | Error failed) {
      close();
      throw failed;
    }
  }

  /** Speaks HTTP to it. */
  public GatewayClient client() {
    return client;
  }

  /** What it has printed so far. */
  public String output() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends it at once, as {@code kill -9} does. */
  public void kill() {
    process.destroyForcibly();
    awaitEnd();
  }

  /**
   * Asks it to end, as {@code kill} does, and waits until it has.
   *
   * @return its exit status
   */
  public int terminate() {
    process.destroy();
    return awaitEnd();
  }

  /** Leaves no process behind. */
  @Override
  public void close() {
    kill();
  }

  private void failWhenEnded() {
    if (!process.isAlive()) {
      throw new AssertionError("the process has ended:\n" + output());
    }
  }

  private int awaitEnd() {
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        throw new AssertionError("the process does not end:\n" + output());
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private List<String> command() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx512m", "-cp", System.getProperty("java.class.path")));
    command.add("-Dlog4j.configurationFile=config/log4j2.properties");
    options.values().forEach((name, value) -> command.add("-D" + name + "=" + value));
    command.add(Switchboard.class.getName());
    return command;
  }

  private static Path newLog() {
    try {
      Path folder = Files.createTempDirectory("switchboard-process-");
      Temporary.deleteAtExit(folder);
      return Files.createFile(folder.resolve("output.log"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
