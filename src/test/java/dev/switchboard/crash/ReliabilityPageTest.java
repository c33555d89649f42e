package dev.switchboard.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReliabilityPageTest {
  @TempDir Path folder;

  @Test
  void changesTheFiguresAndNothingElse() throws Exception {
    Path file = folder.resolve("page.md");
    Files.copy(Path.of("docs", "reliability.md"), file);

    new ReliabilityPage(file).write(List.of("| a |", "|---|"));
    String once = Files.readString(file);
    new ReliabilityPage(file).write(List.of("| a |", "|---|"));

    assertThat(Files.readString(file)).isEqualTo(once).contains("-->\n| a |\n|---|\n<!--");
    assertThat(once).startsWith("# Reliability").contains("## What is promised");
  }

  @Test
  void refusesAPageWithoutAPlaceForFigures() throws Exception {
    Path file = Files.writeString(folder.resolve("page.md"), "# Other");

    assertThatThrownBy(() -> new ReliabilityPage(file).write(List.of()))
        .isInstanceOf(IllegalStateException.class);
  }
}
