package dev.switchboard.flow;

import static dev.switchboard.flow.Samples.LIVE;
import static dev.switchboard.flow.Samples.RINGING;
import static dev.switchboard.flow.Samples.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.testing.Answer;
import dev.switchboard.testing.GatewayClient;
import dev.switchboard.testing.GatewayOptions;
import dev.switchboard.testing.Receiver;
import dev.switchboard.testing.Reply;
import dev.switchboard.testing.RunningGateway;
import dev.switchboard.testing.TestDatabase;
import dev.switchboard.testing.Trouble;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The database is of no use for a while, and then is again. */
class DatabaseAwayIT {
  /** A request waits for a connection for three seconds. */
  private static final Duration SEVEN_WAITS = Duration.ofSeconds(21);

  @AutoClose private final Receiver receiver = Receiver.start();
  @AutoClose private final Receiver failing = Receiver.start();
  private final CountDownLatch gate = new CountDownLatch(1);

  @ParameterizedTest
  @EnumSource(Trouble.class)
  void refusesForAWhileAndThenGoesOn(Trouble trouble) {
    TestDatabase database = trouble.fresh();
    GatewayOptions options =
        Flow.with(
            GatewayOptions.on(database).noticingSoon(),
            "switchboard.redelivery.delays",
            "1s,1s,1s,1s,1s,1s",
            "switchboard.redelivery.jitter",
            "0");
    try (RunningGateway gateway = RunningGateway.start(options)) {
      Account account = Flow.account(gateway.client(), database);
      String[] omicall = account.client().omicall(account.tenant());
      receiver.answering(Reply.after(gate, Reply.status(200)));
      failing.answering(503, 200);
      account.subscribe(receiver, "call.*");
      account.sigma(failing, "all");
      List<String> accepted = new ArrayList<>();
      accepted.add(id(account.post("omicall", RINGING)));
      accepted.add(id(account.post("sigma", LIVE)));
      receiver.awaitFirst();
      account.awaitStates("pending", "pending");

      trouble.begin(database);
      Answer atOnce = account.client().postEvents(account.tenant(), "omicall", RINGING);
      assertRefused(atOnce);
      gate.countDown();
      await().until(() -> !account.client().ready());

      assertThat(account.client().management("/observe/health/live").status()).isEqualTo(200);
      long before = System.nanoTime();
      assertThat(account.client().management("/observe/health/ready").body()).contains("database");
      assertRefused(account.client().postEvents(account.tenant(), "omicall", RINGING));
      assertRefusedInEachShape(account, omicall);
      // None of them has waited for a connection.
      assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(SEVEN_WAITS);

      trouble.end(database);
      await()
          .untilAsserted(
              () ->
                  assertThat(account.client().management("/observe/health/ready").body())
                      .isEqualTo("{\"status\":\"UP\"}"));
      accepted.add(id(account.post("omicall", call("c-2", "ringing"))));

      account.awaitAll("delivered");
      assertThat(account.deliveries())
          .extracting(row -> row.eventId().toString())
          .containsExactlyElementsOf(accepted);
      assertThat(account.deliveries().get(0).attempts()).isEqualTo(1);
      assertThat(account.rows().payloads(account.tenant().id())).hasSize(accepted.size());
      assertThat(receiver.received()).hasSize(2);
      assertThat(failing.received()).hasSize(2);
    } finally {
      gate.countDown();
    }
  }

  private static void assertRefusedInEachShape(Account account, String[] omicall) {
    GatewayClient client = account.client();
    Answer own = account.own("GET", "/v1/subscriptions", null);
    assertRefused(own);
    assertThat(own.header("content-type")).startsWith("application/problem+json");
    assertThat(own.json().path("status").intValue()).isEqualTo(503);

    Answer sigma = client.send("GET", "/v1/webhook", null, account.tenant().sigma());
    assertRefused(sigma);
    assertThat(sigma.json().path("ec").intValue()).isEqualTo(503);

    String webhooks = "/api/v2/account/webhooks";
    Answer sendblue = client.send("GET", webhooks, null, account.tenant().sendblue());
    assertRefused(sendblue);
    assertThat(sendblue.json().path("status").textValue()).isEqualTo("ERROR");

    Answer hooks = client.send("GET", "/api/webhooks/list", null, omicall);
    assertRefused(hooks);
    assertThat(hooks.body()).contains("service_unavailable");

    String body = "{\"name\":\"late\"}";
    String admin = "Bearer " + GatewayOptions.ADMIN_TOKEN;
    assertRefused(client.send("POST", "/v1/tenants", body, "authorization", admin));
  }

  private static void assertRefused(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(503);
    assertThat(answer.header("retry-after")).isNotNull();
  }

  private static String id(JsonNode answer) {
    return UUID.fromString(answer.at("/events/0/id").textValue()).toString();
  }
}
