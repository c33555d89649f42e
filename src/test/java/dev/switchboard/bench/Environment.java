package dev.switchboard.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.stream.Stream;

/**
 * Where and when something was measured.
 *
 * @param date the day
 * @param processor model and number of cores
 * @param memory of the machine
 * @param system operating system and version
 * @param revision of the product
 * @param java version and vendor; the driver and all that it starts run on it
 * @param postgresql server version, and how durable its commits are
 */
public record Environment(
    String date,
    String processor,
    String memory,
    String system,
    String revision,
    String java,
    String postgresql) {

  /** This machine, today. */
  public static Environment here(String postgresql) {
    return new Environment(
        LocalDate.now().toString(),
        Runtime.getRuntime().availableProcessors()
            + " cores, "
            + line(Path.of("/proc/cpuinfo"), "model name"),
        gibibytes(line(Path.of("/proc/meminfo"), "MemTotal")),
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        System.getProperty("bench.revision", "unknown"),
        System.getProperty("java.version") + " (" + System.getProperty("java.vendor") + ")",
        postgresql);
  }

  private static String gibibytes(String kilobytes) {
    return kilobytes.endsWith(" kB")
        ? Math.round(Double.parseDouble(kilobytes.split(" ")[0]) / (1 << 20)) + " GiB"
        : kilobytes;
  }

  private static String line(Path file, String name) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .filter(line -> line.startsWith(name))
          .map(line -> line.substring(line.indexOf(':') + 1).trim())
          .findFirst()
          .orElse("unknown");
    } catch (IOException notLinux) {
      return "unknown";
    }
  }
}
