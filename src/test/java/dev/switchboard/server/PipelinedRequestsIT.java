package dev.switchboard.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.testing.GatewayOptions;
import dev.switchboard.testing.RawConnection;
import dev.switchboard.testing.RunningGateway;
import dev.switchboard.testing.Tenant;
import dev.switchboard.testing.Warnings;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests behind others on one connection, whatever they are. */
class PipelinedRequestsIT {
  private static final String BODY = "{\"url\":\"https://a.example\",\"types\":[\"%s\"]}";
  private static final int OFTEN = 20;

  private static RunningGateway gateway;
  private static Tenant tenant;

  @BeforeAll
  static void start() {
    gateway = RunningGateway.start(GatewayOptions.embedded());
    tenant = gateway.client().createTenant("acme");
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @Test
  void areAnsweredInTheirOrder() {
    try (RawConnection connection = connect()) {
      connection.send(post("one.*") + "GET /nothing HTTP/1.1\r\nHost: a\r\n\r\n" + post("two.*"));
      String rest = post("three.*");
      connection.send(rest.substring(0, rest.length() - 5));
      String answers = connection.until("two.*\"]");
      connection.send(rest.substring(rest.length() - 5));
      answers += connection.until("three.*\"]");

      assertThat(answers.split("HTTP/1.1 ")).hasSize(5);
      assertThat(answers)
          .containsSubsequence(
              "HTTP/1.1 201 ", "one.*", "HTTP/1.1 404 ", "HTTP/1.1 201 ", "two.*", "three.*");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET / HTTP/1.1\r\nX: \0\r\n\r\n",
        "GET / HTTP/1.1\r\nX\u0001: a\r\n\r\n",
        "\0\r\n\r\n",
        "POST /v1/subscriptions HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        "POST /v1/subscriptions HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nX: \0\r\n\r\n",
        "POST /v1/subscriptions HTTP/1.1\r\nContent-Length: 10\r\n\r\n",
      })
  void leaveNoLineInTheLogHoweverBrokenTheyAre(String broken) {
    try (Warnings warnings = new Warnings()) {
      for (int i = 0; i < OFTEN; i++) {
        try (RawConnection connection = connect()) {
          connection.send(list() + broken);
          assertThat(connection.until("HTTP/1.1 200 ")).isEqualTo("HTTP/1.1 200 ");
        }
        try (RawConnection connection = connect()) {
          connection.send(list() + broken);
        }
      }
      await().atMost(Duration.ofSeconds(20)).until(() -> inFlight().requests() == 0);
      assertThat(warnings.lines()).isEmpty();
    }
  }

  private static InFlight inFlight() {
    return gateway.bean("inFlight", InFlight.class);
  }

  private static RawConnection connect() {
    return new RawConnection(gateway.client().url());
  }

  private static String list() {
    return "GET /v1/subscriptions HTTP/1.1\r\nHost: a\r\nAuthorization: %s\r\n\r\n"
        .formatted(tenant.bearer()[1]);
  }

  private static String post(String type) {
    String body = BODY.formatted(type);
    return "POST /v1/subscriptions HTTP/1.1\r\nHost: a\r\nAuthorization: %s\r\nContent-Length: %d\r\n\r\n%s"
        .formatted(tenant.bearer()[1], body.length(), body);
  }
}
