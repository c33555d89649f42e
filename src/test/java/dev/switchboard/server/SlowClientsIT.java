package dev.switchboard.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.testing.Answer;
import dev.switchboard.testing.GatewayOptions;
import dev.switchboard.testing.RawConnection;
import dev.switchboard.testing.RunningGateway;
import dev.switchboard.testing.Tenant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clients that hold connections and send next to nothing. */
class SlowClientsIT {
  private static final int MOST = 12;
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final List<String> BODIES =
      List.of(
          "/v1/webhook", "/v1/subscriptions", "/api/webhooks/register", "/api/v2/account/webhooks");

  private static RunningGateway gateway;
  private static Tenant tenant;

  @BeforeAll
  static void start() {
    gateway =
        RunningGateway.start(
            GatewayOptions.embedded()
                .with("switchboard.http.head-timeout", "1s")
                .with("switchboard.http.body-timeout", "1s")
                .with("switchboard.http.idle-timeout", "2s")
                .with("switchboard.intake.idle-timeout", "1s")
                .with("switchboard.intake.least-pace", "1000000")
                .with("switchboard.http.max-connections", Integer.toString(MOST)));
    tenant = gateway.client().createTenant("acme");
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @Test
  void cutsOffAHeadThatComesByteByByte() {
    try (RawConnection dripping = connect();
        RawConnection silent = connect()) {
      silent.send("GET /v1/subscriptions HTTP/1.1\r\nX");
      dripping.send("GET /v1/subscriptions HTTP/1.1\r\n");
      await().pollInterval(PAUSE).until(() -> !dripping.send("X: y\r\n"));
      assertThat(silent.untilClosed()).startsWith("HTTP/1.1 408 ");
    }
  }

  @Test
  void cutsOffBodiesThatComeByteByByte() {
    List<RawConnection> dripping = new ArrayList<>();
    try {
      for (String path : BODIES) {
        RawConnection connection = connect();
        dripping.add(connection);
        connection.send(post(path, "Content-Length: 100000") + "{");
      }
      await()
          .pollInterval(PAUSE)
          .until(() -> dripping.stream().filter(one -> one.send(" ")).findAny().isEmpty());
    } finally {
      dripping.forEach(RawConnection::close);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/v1/webhook           | {\"ec\":408",
        "/v1/subscriptions     | {\"type\":\"about:blank\",\"title\":\"Request Timeout\"",
        "/api/webhooks/register | \"message\":\"request_timeout\"",
        "/api/v2/account/webhooks | {\"status\":\"ERROR\""
      })
  void tellsInTheShapeOfItsApiThatABodyDoesNotArrive(String path, String shape) {
    assertThat(BODIES).contains(path);
    try (RawConnection connection = connect()) {
      connection.send(post(path, "Content-Length: 100000") + "{");
      assertThat(connection.until(shape)).startsWith("HTTP/1.1 408 ").endsWith(shape);
    }
  }

  @ParameterizedTest
  @CsvSource({"Content-Length: 100000", "Transfer-Encoding: chunked"})
  void cutsOffEventsThatComeByteByByte(String framing) {
    String body = framing.startsWith("T") ? "1\r\n \r\n" : " ";
    try (RawConnection dripping = connect();
        RawConnection silent = connect()) {
      silent.send(post("/v1/events/omicall", framing) + body);
      dripping.send(post("/v1/events/omicall", framing));
      await().pollInterval(PAUSE).until(() -> !dripping.send(body));
      assertThat(silent.untilClosed())
          .startsWith("HTTP/1.1 408 ")
          .contains("application/problem+json")
          .contains("too slowly");
    }
  }

  @Test
  void closesAConnectionThatIsKeptForNothing() {
    try (RawConnection connection = connect()) {
      connection.send("GET /nothing HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(connection.untilClosed()).startsWith("HTTP/1.1 404 ").doesNotContain(" 408 ");
    }
  }

  @Test
  void turnsConnectionsAwayBeyondTheMostAndServesOthersOnceIdleOnesAreGone() {
    List<RawConnection> flood = new ArrayList<>();
    try {
      for (int i = 0; i < 4 * MOST; i++) {
        flood.add(connect());
      }
      assertThat(flood.get(flood.size() - 1).isTurnedAway()).isTrue();
      assertThat(gateway.client().management("/observe/health/ready").status()).isEqualTo(200);

      await().ignoreExceptions().until(() -> list().status() == 200);
    } finally {
      flood.forEach(RawConnection::close);
    }
  }

  @Test
  void closesAConnectionThatPipelinesMoreThanIsServed() {
    try (RawConnection connection = connect()) {
      String request =
          "GET /v1/subscriptions HTTP/1.1\r\nHost: a\r\nAuthorization: %s\r\n\r\n"
              .formatted(tenant.bearer()[1]);
      connection.send(request.repeat(1_000));
      assertThat(connection.untilClosed().split("HTTP/1.1 200")).hasSizeLessThan(500);
    }
    await().until(() -> inFlight() == 0);
  }

  private static int inFlight() {
    return gateway.bean("inFlight", InFlight.class).requests();
  }

  private static Answer list() {
    return gateway.client().send("GET", "/v1/subscriptions", null, tenant.bearer());
  }

  private static RawConnection connect() {
    return new RawConnection(gateway.client().url());
  }

  private static String post(String path, String framing) {
    return "POST %s HTTP/1.1\r\nHost: a\r\nAuthorization: %s\r\n%s\r\n\r\n"
        .formatted(path, tenant.bearer()[1], framing);
  }
}
