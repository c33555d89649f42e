package dev.switchboard.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.testing.Answer;
import dev.switchboard.testing.GatewayOptions;
import dev.switchboard.testing.RawConnection;
import dev.switchboard.testing.RunningGateway;
import dev.switchboard.testing.Tenant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What happens beyond the requests, and beyond the bytes, that may be in flight. */
class LoadSheddingIT {
  private static RunningGateway gateway;
  private static Tenant tenant;

  @BeforeAll
  static void start() {
    gateway =
        RunningGateway.start(
            GatewayOptions.embedded()
                .with("switchboard.http.max-requests", "2")
                .with("switchboard.http.max-queued-bytes", "100000"));
    tenant = gateway.client().createTenant("acme");
    noneIsInFlight();
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  /** So that the next test finds all the room there is: places are given back after the answer. */
  @AfterEach
  void endsAll() {
    noneIsInFlight();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET  | /v1/subscriptions        | application/problem+json | {\"type\":\"about:blank\"",
        "POST | /v1/events/omicall       | application/problem+json | {\"type\":\"about:blank\"",
        "GET  | /api/webhooks/list       | application/json | \"message\":\"service_unavailable\"",
        "GET  | /api/v2/account/webhooks | application/json | {\"status\":\"ERROR\"",
        "GET  | /v1/webhook              | application/json | {\"ec\":503"
      })
  void turnsRequestsAwayInTheShapeOfTheirApi(
      String method, String path, String type, String shape) {
    try (RawConnection first = held(10);
        RawConnection second = held(10)) {
      await().until(() -> inFlight().requests() == 2);

      Answer answer = send(method, path, method.equals("POST") ? "{}" : null);

      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.header("retry-after")).isEqualTo("1");
      assertThat(answer.header("content-type")).isEqualTo(type);
      assertThat(answer.body()).contains(shape);
      assertThat(gateway.client().management("/observe/health/ready").status()).isEqualTo(200);
    }
  }

  @Test
  void servesAgainOnceThereIsRoom() {
    try (RawConnection first = held(10);
        RawConnection second = held(10)) {
      await().until(() -> inFlight().requests() == 2);
      assertThat(send("GET", "/v1/subscriptions", null).status()).isEqualTo(503);

      second.send("0123456789");
      assertThat(second.until("\r\n\r\n")).startsWith("HTTP/1.1 4");

      await().until(() -> inFlight().requests() == 1);
      assertThat(send("GET", "/v1/subscriptions", null).status()).isEqualTo(200);
    }
  }

  @Test
  void turnsBodiesAwayForWhichThereIsNoMemory() {
    try (RawConnection first = held(99_000)) {
      await().until(() -> inFlight().bytes() == 99_000);

      assertThat(send("POST", "/v1/subscriptions", " ".repeat(2_000)).status()).isEqualTo(503);
      onlyTheHeldOneIsInFlight();
      assertThat(send("POST", "/v1/subscriptions", " ").status()).isEqualTo(400);
      onlyTheHeldOneIsInFlight();
      assertThat(send("GET", "/v1/subscriptions", null).status()).isEqualTo(200);
    }
  }

  /** A request gives its place back just after its answer went out, which its client may outrun. */
  private static void onlyTheHeldOneIsInFlight() {
    await().until(() -> inFlight().requests() == 1);
  }

  private static void noneIsInFlight() {
    await().until(() -> inFlight().requests() == 0 && inFlight().bytes() == 0);
  }

  /** A request whose body is announced and does not come. */
  private static RawConnection held(int announced) {
    RawConnection connection = new RawConnection(gateway.client().url());
    connection.send(
        "POST /v1/subscriptions HTTP/1.1\r\nHost: a\r\nContent-Length: %d\r\n\r\n"
            .formatted(announced));
    return connection;
  }

  private static Answer send(String method, String path, String body) {
    return gateway.client().send(method, path, body, tenant.bearer());
  }

  private static InFlight inFlight() {
    return gateway.bean("inFlight", InFlight.class);
  }
}
