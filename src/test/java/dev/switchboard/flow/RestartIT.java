package dev.switchboard.flow;

import static dev.switchboard.flow.Samples.LIVE;
import static dev.switchboard.flow.Samples.call;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.testing.Databases;
import dev.switchboard.testing.GatewayOptions;
import dev.switchboard.testing.GatewayProcess;
import dev.switchboard.testing.Patience;
import dev.switchboard.testing.Received;
import dev.switchboard.testing.Receiver;
import dev.switchboard.testing.Reply;
import dev.switchboard.testing.TestDatabase;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The gateway as a process that is stopped, killed and started again. */
class RestartIT {
  private static final int BURST = 300;

  @AutoClose private final Receiver receiver = Receiver.start();
  @AutoClose private final Receiver failing = Receiver.start();
  @AutoClose private final Receiver disabled = Receiver.start();
  private final CountDownLatch gate = new CountDownLatch(1);

  @ParameterizedTest
  @EnumSource(Databases.class)
  void goesOnWithWhatWaitedWhenItWasStopped(Databases databases) {
    TestDatabase database = databases.fresh();
    receiver.answering(Reply.after(gate, Reply.status(200)));
    failing.answering(503, 200);
    disabled.answering(410, 200);
    try (GatewayProcess gateway = GatewayProcess.start(options(database))) {
      Account account = Flow.account(gateway.client(), database);
      account.sigma(disabled, "all");
      account.post("sigma", LIVE);
      account.awaitDisabled(disabled);
      account.post("sigma", LIVE);
      account.subscribe(receiver, "call.*");
      account.subscribe("{'url':'%s','types':['call.hangup']}".formatted(failing.url()));
      account.post("omicall", burst() + call("last", "hangup"));
      failing.awaitFirst();
      receiver.await(4);

      int status = terminateOnceAttemptsCanEnd(gateway);

      assertThat(status).as(gateway.output()).isIn(0, 143);
      List<Rows.Delivery> left = account.deliveries();
      assertThat(left).allSatisfy(row -> assertThat(row.owner()).isNull());
      assertThat(left).hasSize(BURST + 4);
      assertThat(left).extracting(Rows.Delivery::state).contains("pending", "held", "delivered");
      assertThat(left.stream().filter(row -> row.state().equals("delivered")))
          .hasSize(receiver.received().size());

      gateway.start();

      account.sigma(disabled, "all");
      awaitCalls(BURST + 1, receiver);
      assertThat(failing.await(2)).hasSize(2);
      assertThat(disabled.await(2)).hasSize(2);
      assertThat(receiver.received())
          .extracting(r -> r.header("webhook-id"))
          .doesNotHaveDuplicates();
    }
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void losesNothingThatWasAcknowledgedBeforeAKill(Databases databases) {
    TestDatabase database = databases.fresh();
    receiver.answering(Reply.after(gate, Reply.status(200)));
    int port = failing.port();
    failing.close();
    try (GatewayProcess gateway = GatewayProcess.start(options(database))) {
      Account account = Flow.account(gateway.client(), database);
      account.subscribe(receiver, "call.*");
      account.subscribe("{'url':'%s','types':['call.*']}".formatted(failing.url()));
      account.post("omicall", burst());
      receiver.await(4);

      gateway.kill();

      gate.countDown();
      try (Receiver back = Receiver.start(port)) {
        gateway.start();
        awaitCalls(BURST, receiver);
        awaitCalls(BURST, back);
        account.post("omicall", call("afterwards", "ringing"));
        awaitCalls(BURST + 1, receiver);
      }
      assertThat(gateway.terminate()).isIn(0, 143);
      assertThat(account.deliveries())
          .hasSize(2 * (BURST + 1))
          .allSatisfy(row -> assertThat(row.owner()).isNull());
    }
  }

  private static GatewayOptions options(TestDatabase database) {
    return Flow.with(
        GatewayOptions.on(database).noticingSoon(),
        "switchboard.redelivery.delays",
        "1s" + ",1s".repeat(60),
        "switchboard.outbox.lane.queue",
        "50");
  }

  private static String burst() {
    return IntStream.range(0, BURST)
        .mapToObj(number -> call("c-" + number, "ringing"))
        .collect(joining("\n", "", "\n"));
  }

  /** Asks for an end, and lets attempts in flight end once the gateway takes no requests. */
  private int terminateOnceAttemptsCanEnd(GatewayProcess gateway) {
    CompletableFuture<Integer> status = CompletableFuture.supplyAsync(gateway::terminate);
    await().until(() -> refuses(gateway));
    gate.countDown();
    return status.join();
  }

  private static boolean refuses(GatewayProcess gateway) {
    try {
      return gateway.client().send("GET", "/v1/tenants", null).status() == 503;
    } catch (UncheckedIOException closed) {
      return true;
    }
  }

  private static void awaitCalls(int count, Receiver receiver) {
    await().atMost(Patience.LONG).untilAsserted(() -> assertThat(calls(receiver)).hasSize(count));
  }

  private static Set<String> calls(Receiver receiver) {
    return receiver.received().stream()
        .map(Received::json)
        .map(body -> body.at("/data/call_uuid").textValue())
        .collect(toSet());
  }
}
