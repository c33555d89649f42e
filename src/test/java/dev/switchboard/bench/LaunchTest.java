package dev.switchboard.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LaunchTest {

  @Test
  void givesOthersTheHeapAndTheCollectorOfTheLauncher() throws IOException {
    assertThat(Files.readString(Path.of("bin/switchboard"))).contains(Launch.JAVA_OPTIONS);
  }
}
