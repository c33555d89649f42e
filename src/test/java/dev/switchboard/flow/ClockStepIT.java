package dev.switchboard.flow;

import static dev.switchboard.flow.Samples.LIVE;
import static dev.switchboard.flow.Samples.RINGING;
import static dev.switchboard.flow.Samples.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import dev.switchboard.testing.Databases;
import dev.switchboard.testing.GatewayOptions;
import dev.switchboard.testing.MovableClock;
import dev.switchboard.testing.Receiver;
import dev.switchboard.testing.Reply;
import dev.switchboard.testing.RunningGateway;
import dev.switchboard.testing.TestDatabase;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Somebody sets the wall clock of one node ten minutes forward, or back. */
class ClockStepIT {
  private static final Duration STEP = Duration.ofMinutes(10);

  /** Ten looks for what is due. */
  private static final Duration A_WHILE = Duration.ofSeconds(1);

  private final MovableClock clock = new MovableClock();
  @AutoClose private final Receiver receiver = Receiver.start();
  @AutoClose private final Receiver failing = Receiver.start();
  private final CountDownLatch gate = new CountDownLatch(1);

  @ParameterizedTest
  @EnumSource(Databases.class)
  void bringsForwardOnlyWhatIsDueByTheClock(Databases databases) {
    TestDatabase database = databases.fresh();
    receiver.answering(503);
    failing.answering(503, 503, 200);
    try (RunningGateway gateway = start(options(database))) {
      Account account = Flow.account(gateway.client(), database);
      account.sigma(receiver, "all");
      account.subscribe(failing, "call.*");
      account.post("sigma", LIVE);
      account.post("omicall", RINGING);
      await().until(() -> account.deliveries().stream().allMatch(row -> row.dueAt() != null));

      clock.setAhead(STEP);

      failing.await(2);
      await().until(() -> account.deliveries().get(1).attempts() == 2);
      assertThat(account.deliveries().get(1).dueAt())
          .isCloseTo(OffsetDateTime.now().plus(STEP).plusHours(2), within(2, ChronoUnit.MINUTES));
      account.post("omicall", call("c-2", "ringing"));
      failing.await(3);
      await().during(A_WHILE).until(() -> failing.received().size() == 3);
      assertThat(receiver.received()).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void losesNothingWhenTheClockGoesBack(Databases databases) {
    TestDatabase database = databases.fresh();
    failing.answering(503, 200);
    try (RunningGateway gateway = start(options(database))) {
      Account account = Flow.account(gateway.client(), database);
      account.subscribe(failing, "call.*");
      account.subscribe("{'url':'%s','types':['*'],'enabled':false}".formatted(receiver.url()));
      clock.setAhead(STEP.negated());

      account.post("omicall", call("c-1", "ringing"));
      await().until(() -> account.deliveries().stream().anyMatch(row -> row.dueAt() != null));
      account.post("omicall", call("c-2", "ringing"));
      failing.await(2);
      account.unsubscribe(receiver);

      await().untilAsserted(() -> assertThat(states(account)).contains("cancelled"));
      await().during(A_WHILE).until(() -> failing.received().size() == 2);
      clock.setAhead(Duration.ZERO);
      failing.await(3);
      await()
          .untilAsserted(() -> assertThat(states(account)).containsOnly("cancelled", "delivered"));
      assertThat(account.rows().payloads(account.tenant().id()))
          .extracting(String::new)
          .containsExactly(call("c-1", "ringing"), call("c-2", "ringing"));
    }
  }

  @Test
  void takesOverNoLiveNodesWork() {
    TestDatabase database = Databases.POSTGRESQL.fresh();
    GatewayOptions options = options(database);
    receiver.answering(Reply.after(gate, Reply.status(200)));
    failing.answering(503, 503, 200);
    try (RunningGateway right = RunningGateway.start(options);
        RunningGateway wrong = start(options.onFreePorts())) {
      Account account = Flow.account(right.client(), database);
      account.sigma(receiver, "all");
      account.post("sigma", LIVE);
      receiver.awaitFirst();

      clock.setAhead(STEP);
      await().during(A_WHILE).until(() -> receiver.received().size() == 1);
      clock.setAhead(STEP.negated());
      await().during(A_WHILE).until(() -> receiver.received().size() == 1);
      gate.countDown();
      assertThat(account.deliveryOnceIt("delivered").attempts()).isEqualTo(1);

      // What the late node schedules is due at once for the other, once.
      account.subscribe(failing, "call.*");
      assertThat(wrong.client().postEvents(account.tenant(), "omicall", RINGING).status())
          .isEqualTo(202);
      failing.await(2);
      // Its id is older than the other's, by the clock that made it.
      await().until(() -> account.deliveries().get(0).attempts() == 2);
      assertThat(account.deliveries().get(0).dueAt())
          .isCloseTo(OffsetDateTime.now().plusHours(2), within(2, ChronoUnit.MINUTES));
      await().during(A_WHILE).until(() -> failing.received().size() == 2);
    } finally {
      gate.countDown();
    }
  }

  private RunningGateway start(GatewayOptions options) {
    return RunningGateway.start(options, Map.of("clock", clock));
  }

  private static Iterable<String> states(Account account) {
    return account.deliveries().stream().map(Rows.Delivery::state).toList();
  }

  private static GatewayOptions options(TestDatabase database) {
    return Flow.with(
        GatewayOptions.on(database),
        "switchboard.redelivery.delays",
        "5m,2h",
        "switchboard.sigma.redelivery.delays",
        "2h",
        "switchboard.redelivery.jitter",
        "0",
        "switchboard.outbox.beat-every",
        "200ms");
  }
}
