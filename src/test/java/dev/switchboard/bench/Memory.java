package dev.switchboard.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Resident memory of a process, as Linux tells it.
 *
 * @param now in MiB
 * @param peak the most since its start, in MiB
 */
record Memory(double now, double peak) {

  /**
   * Looks at a process.
   *
   * @throws IOException when the system has no {@code /proc}
   */
  static Memory of(long pid) throws IOException {
    Map<String, String> status =
        Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
            .map(line -> line.split(":\\s*", 2))
            .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
    return new Memory(mebibytes(status.get("VmRSS")), mebibytes(status.get("VmHWM")));
  }

  private static double mebibytes(String kilobytes) {
    return Double.parseDouble(kilobytes.split(" ")[0]) / 1024;
  }
}
