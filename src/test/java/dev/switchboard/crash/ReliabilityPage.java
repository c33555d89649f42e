package dev.switchboard.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The page about reliability, of which only the figures are written by a run. */
final class ReliabilityPage {
  private static final String FROM = "<!-- figures, written by bench/crash -->";
  private static final String TO = "<!-- end of figures -->";

  private final Path file;

  ReliabilityPage(Path file) {
    this.file = file;
  }

  /**
   * Puts other figures in the place of those on the page.
   *
   * @throws IllegalStateException when the page has no place for them
   */
  void write(List<String> figures) throws IOException {
    String page = Files.readString(file);
    int from = page.indexOf(FROM);
    int to = page.indexOf(TO);
    if (from < 0 || to < from) {
      throw new IllegalStateException(file + " has no place for figures");
    }
    Files.writeString(
        file,
        page.substring(0, from + FROM.length())
            + "\n"
            + String.join("\n", figures)
            + "\n"
            + page.substring(to));
  }
}
