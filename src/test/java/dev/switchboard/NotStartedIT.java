package dev.switchboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.testing.GatewayOptions;
import dev.switchboard.testing.GatewayProcess;
import dev.switchboard.testing.GatewayProcess.Ended;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operator is told who got something wrong. */
class NotStartedIT {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          switchboard.http.max-requests   | many               | option switchboard.http.max-requests must be a whole number, not "many"
          switchboard.http.workers        | 6.5                | option switchboard.http.workers must be a whole number, not "6.5"
          switchboard.redelivery.jitter   | some               | must be a number, not "some"
          switchboard.redelivery.deadline | soon               | must be a time like 30s, 5m or 2h, not "soon"
          switchboard.redelivery.delays   | 5s,later           | must be a time like 30s, 5m or 2h, not "later"
          switchboard.egress.http         | yes                | option switchboard.egress.http must be true or false, not "yes"
          switchboard.db.url              | jdbc:mysql://db/x  | the database URL must start with jdbc:h2: or jdbc:postgresql:
          switchboard.db.url              | jdbc:postgresql://127.0.0.1:1/x | the database cannot be used:
          switchboard.master-key          | short              | must be base64 of 32 bytes
          """)
  void oneLineTellsWhichOptionIsWrong(String option, String value, String reason) {
    assertRefused(GatewayOptions.embedded().with(option, value), reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"switchboard.http.port", "switchboard.management.port"})
  void oneLineTellsWhereSomebodyElseListens(String option) throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = String.valueOf(other.getLocalPort());
      assertRefused(
          GatewayOptions.embedded().with(option, port), "cannot listen on 127.0.0.1:" + port);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          - nosuch: {}             | Unknown node id: nosuch
          - bean: {ref: forgotten} | No bean could be found in the registry for: forgotten
          - to: {uri: nowhere:x}   | nowhere
          """)
  void oneLineTellsWhatIsWrongWithARoute(String step, String reason, @TempDir Path folder)
      throws IOException {
    Files.writeString(
        folder.resolve("own.camel.yaml"),
        """
        - route:
            id: own
            from:
              uri: timer:own
              steps:
                %s
        """
            .formatted(step));
    assertRefused(
        GatewayOptions.embedded()
            .with(
                "camel.main.routes-include-pattern",
                "file:routes/*.camel.yaml,file:" + folder + "/*.camel.yaml"),
        reason);
  }

  @Test
  void aNewDatabaseIsLeftAsTheNextStartNeedsIt() {
    GatewayOptions options = GatewayOptions.embedded();
    assertRefused(options.with("switchboard.redelivery.deadline", "soon"), "must be a time");

    try (GatewayProcess gateway = GatewayProcess.start(options)) {
      assertThat(gateway.client().ready()).isTrue();
    }
  }

  @Test
  void moreIsToldToWhomAsksForIt() {
    Ended ended =
        GatewayProcess.startInVain(
            GatewayOptions.embedded()
                .with("switchboard.db.url", "jdbc:mysql://db/x")
                .with("log.level", "debug"));
    assertThat(ended.output()).contains("\tat dev.switchboard.");
  }

  private static void assertRefused(GatewayOptions options, String reason) {
    Ended ended = GatewayProcess.startInVain(options);
    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.output().lines().filter(line -> !line.contains(" INFO ")))
        .as("what is printed")
        .singleElement()
        .asString()
        .contains("Not started: ")
        .contains(reason);
  }
}
