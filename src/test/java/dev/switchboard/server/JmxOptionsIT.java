package dev.switchboard.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The launcher opens JMX neither without a password nor, beyond this machine, without TLS. */
class JmxOptionsIT {

  @Test
  void demandsAPassword() throws Exception {
    assertRefused(
        Map.of("SWITCHBOARD_JMX_PORT", "1"),
        "SWITCHBOARD_JMX_PORT needs SWITCHBOARD_JMX_PASSWORD_FILE");
  }

  @Test
  void demandsTlsBeyondThisMachine() throws Exception {
    Map<String, String> open =
        Map.of(
            "SWITCHBOARD_JMX_PORT", "1",
            "SWITCHBOARD_JMX_HOST", "0.0.0.0",
            "SWITCHBOARD_JMX_PASSWORD_FILE", "pom.xml");
    assertRefused(open, "needs SWITCHBOARD_JMX_TLS_FILE");
  }

  private static void assertRefused(Map<String, String> environment, String reason)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder("bin/switchboard", "run").redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process launcher = builder.start();
    String output = new String(launcher.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(launcher.waitFor()).isEqualTo(1);
    assertThat(output).startsWith("switchboard: ").contains(reason).hasLineCount(1);
  }
}
