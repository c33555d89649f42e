package dev.switchboard.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LaunchTest {

  @Test
  void givesOthersTheHeapAndTheCollectorOfTheLauncher() throws IOException {
    String script = Files.readString(Path.of("bin/switchboard"));
    String collectors =
        "if [ \"$java_major\" -lt 23 ]; then options+=(%s); else options+=(%s); fi"
            .formatted(
                String.join(" ", Launch.collector(22)), String.join(" ", Launch.collector(23)));

    assertThat(script).contains(String.join(" ", Launch.HEAP)).contains(collectors);
  }
}
