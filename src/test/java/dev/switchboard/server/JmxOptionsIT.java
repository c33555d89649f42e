package dev.switchboard.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  @ParameterizedTest
  @CsvSource({
    "rw-r-----, rw-------, jmx.password",
    "rw-------, rw----r--, jmx.tls",
    "rw-------, rw--w----, jmx.tls"
  })
  void demandsFilesThatOnlyTheirOwnerReads(
      String passwords, String tls, String refused, @TempDir Path folder) throws Exception {
    Map<String, String> open =
        Map.of(
            "SWITCHBOARD_JMX_PORT", "1",
            "SWITCHBOARD_JMX_PASSWORD_FILE", file(folder.resolve("jmx.password"), passwords),
            "SWITCHBOARD_JMX_TLS_FILE", file(folder.resolve("jmx.tls"), tls));
    assertRefused(open, folder.resolve(refused) + ": chmod 600 it");
  }

  private static String file(Path file, String permissions) throws IOException {
    Files.createFile(file);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    return file.toString();
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
