package dev.switchboard.testing;

import dev.switchboard.Switchboard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** The gateway in a JVM of its own, for tests that kill it. */
public final class GatewayProcess implements AutoCloseable {
  /** The Java from which on the launcher has the gateway use virtual threads. */
  private static final int VIRTUAL_THREADS = 21;

  /** The Java from which on it says of each use of old ways to memory that they will go. */
  private static final int UNSAFE_WARNINGS = 23;

  private final List<String> command;
  private final Map<String, String> environment;
  private final GatewayClient client;
  private final Path log;
  private Process process;

  private GatewayProcess(
      GatewayOptions options, List<String> command, Map<String, String> environment, Path log) {
    this.command = command;
    this.environment = environment;
    this.client = new GatewayClient(options);
    this.log = log;
  }

  /** Starts with {@code options} from the test's own classes, and waits until it is ready. */
  public static GatewayProcess start(GatewayOptions options) {
    return start(options, ownCommand(options), Map.of());
  }

  /** Starts with {@code options} that let nothing start, and waits until it has ended. */
  public static Ended startInVain(GatewayOptions options) {
    try (GatewayProcess gateway =
        new GatewayProcess(options, ownCommand(options), Map.of(), newLog())) {
      gateway.begin();
      return new Ended(gateway.awaitEnd(), gateway.output());
    }
  }

  /**
   * How a process ended.
   *
   * @param output all it printed
   */
  public record Ended(int status, String output) {}

  private static List<String> ownCommand(GatewayOptions options) {
    List<String> command = new ArrayList<>();
    command.add(GatewayClasses.java());
    // Its first seconds are all that tests see of it: the quick compiler saves half of them.
    command.addAll(List.of("-Xmx512m", "-XX:TieredStopAtLevel=1"));
    command.addAll(GatewayClasses.options());
    if (Runtime.version().feature() >= VIRTUAL_THREADS) {
      command.add("-Dcamel.threads.virtual.enabled=true");
    }
    if (Runtime.version().feature() >= UNSAFE_WARNINGS) {
      command.add("--sun-misc-unsafe-memory-access=allow");
    }
    command.add("-Dlog4j.configurationFile=config/log4j2.properties");
    command.addAll(definitions(options));
    command.add(Switchboard.class.getName());
    return command;
  }

  /** Starts with {@code options} as everybody starts it, and waits until it is ready. */
  public static GatewayProcess launch(GatewayOptions options) {
    return launch(options, Map.of());
  }

  /** The same with more environment variables. */
  public static GatewayProcess launch(GatewayOptions options, Map<String, String> environment) {
    List<String> command = new ArrayList<>(List.of("bin/switchboard", "run"));
    command.addAll(definitions(options));
    return start(options, command, environment);
  }

  /** Starts it again, on the same ports and database, once it has ended. */
  public void start() {
    begin();
    try {
      Awaitility.await("readiness")
          .atMost(Patience.LONG)
          .pollInterval(Duration.ofMillis(50))
          .failFast(this::failWhenEnded)
          .until(client::ready);
    } catch (RuntimeException | Error failed) {
      close();
      throw failed;
    }
  }

  private void begin() {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(environment);
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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
      if (!process.waitFor(Patience.LONG.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError("the process does not end:\n" + output());
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static GatewayProcess start(
      GatewayOptions options, List<String> command, Map<String, String> environment) {
    GatewayProcess gateway = new GatewayProcess(options, command, environment, newLog());
    gateway.start();
    return gateway;
  }

  private static List<String> definitions(GatewayOptions options) {
    return options.values().entrySet().stream()
        .map(option -> "-D" + option.getKey() + "=" + option.getValue())
        .toList();
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
