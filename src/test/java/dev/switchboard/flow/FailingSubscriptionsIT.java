package dev.switchboard.flow;

import static dev.switchboard.flow.Samples.LIVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.outbox.Outbox;
import dev.switchboard.testing.Databases;
import dev.switchboard.testing.GatewayOptions;
import dev.switchboard.testing.MovableClock;
import dev.switchboard.testing.Receiver;
import dev.switchboard.testing.Reply;
import dev.switchboard.testing.RunningGateway;
import dev.switchboard.testing.TestDatabase;
import dev.switchboard.testing.Trouble;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What is known of failing subscriptions outlives gateways and outages, and is known to all nodes.
 */
class FailingSubscriptionsIT {
  private static final String OPERATIONAL =
      "{'url':'%s','types':['subscription.*'],'sources':['switchboard']}";

  /** A little more than the time in which all nodes have heard who fails. */
  private static final Duration A_TURN = Duration.ofMillis(1_300);

  private final MovableClock clock = new MovableClock();
  @AutoClose private final Receiver failing = Receiver.start();
  @AutoClose private final Receiver owner = Receiver.start();
  private final CountDownLatch gate = new CountDownLatch(1);

  @ParameterizedTest
  @EnumSource(Databases.class)
  void remembersOverARestart(Databases databases) {
    TestDatabase database = databases.fresh();
    failing.answering(500);
    Account account;
    GatewayOptions options = options(database);
    try (RunningGateway gateway = start(options)) {
      account = Flow.account(gateway.client(), database);
      account.sigma(failing, "all");
      failOnce(account, 1);
    }
    clock.setAhead(Duration.ofDays(6));
    try (RunningGateway gateway = start(options)) {
      assertThat(gateway.client().ready()).isTrue();
      // What is known from before is read within a second.
      await()
          .pollInterval(Duration.ofMillis(200))
          .until(
              () -> {
                account.post("sigma", LIVE);
                return !isEnabled(account);
              });
    }
  }

  @Test
  void countsASuccessOnAnyNode() {
    TestDatabase database = Databases.POSTGRESQL.fresh();
    failing.answering(500, 200);
    try (RunningGateway one = start(options(database));
        RunningGateway other = start(options(database).onFreePorts())) {
      Account account = Flow.account(one.client(), database);
      account.sigma(failing, "all");
      failOnce(account, 1);

      await()
          .pollInterval(Duration.ofMillis(200))
          .until(
              () -> {
                other.client().postEvents(account.tenant(), "sigma", LIVE).expect(202);
                return account.failingSince().isEmpty();
              });
    }
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void neverDisablesForFailuresWhenToldSo(Databases databases) {
    TestDatabase database = databases.fresh();
    failing.answering(500);
    GatewayOptions options = options(database).with("switchboard.subscriptions.disable-after", "0");
    try (RunningGateway gateway = start(options)) {
      Account account = Flow.account(gateway.client(), database);
      account.sigma(failing, "all");
      failOnce(account, 1);
      clock.setAhead(Duration.ofDays(60));
      account.post("sigma", LIVE);
      failing.await(2);

      assertStaysEnabled(gateway, account);
    }
  }

  @Test
  void tellsTheLogWhenOneBeginsToFailAndWhenItWorksAgainAndNothingBetween() {
    TestDatabase database = Databases.H2.fresh();
    failing.answering(500);
    try (CapturedLog log = new CapturedLog();
        RunningGateway gateway = start(options(database))) {
      Account account = Flow.account(gateway.client(), database);
      account.sigma(failing, "all");
      for (int attempt = 1; attempt <= 3; attempt++) {
        failOnce(account, attempt);
      }
      failing.answering(200);
      account.post("sigma", LIVE);
      await().until(() -> account.failingSince().isEmpty());

      assertThat(log.text()).contains("attempt 1 failed (500)");
      assertThat(log.shownBelow("dev.switchboard.outbox"))
          .satisfiesExactly(
              line ->
                  assertThat(line)
                      .contains(account.tenant().id() + " subscription ")
                      .endsWith("fails: status_500"),
              line -> assertThat(line).contains("works again; it failed since"));
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Trouble.class,
      names = {"H2_SHUT_OUT", "POSTGRESQL_SHUT_OUT"})
  void disablesOnceTheDatabaseIsBack(Trouble trouble) {
    TestDatabase database = trouble.fresh();
    failing.answering(Reply.after(gate, Reply.status(410)));
    try (RunningGateway gateway = start(options(database))) {
      Account account = Flow.account(gateway.client(), database);
      account.sigma(failing, "all");
      account.subscribe(OPERATIONAL.formatted(owner.url()));
      account.post("sigma", LIVE);
      failing.awaitFirst();

      trouble.begin(database);
      gate.countDown();
      await().until(() -> !gateway.client().ready());
      trouble.end(database);

      assertThat(owner.awaitFirst().json().at("/data/reason").textValue()).isEqualTo("gone");
      await().until(gateway.client()::ready);
      account.awaitDisabled(failing);
      account.awaitStates("dead", "delivered");
    } finally {
      gate.countDown();
    }
  }

  private boolean isOperational(String body) {
    return body.contains("subscription.disabled");
  }

  /** Whether a subscription is disabled is decided before its attempt is over. */
  private void assertStaysEnabled(RunningGateway gateway, Account account) {
    Outbox outbox = gateway.bean("outbox", Outbox.class);
    await().until(() -> outbox.figures().inFlight() == 0);
    assertThat(isEnabled(account)).isTrue();
  }

  private boolean isEnabled(Account account) {
    return account.subscription(failing).path("enabled").booleanValue();
  }

  /** Has one attempt fail, and waits until it is known for how long that has been so. */
  private void failOnce(Account account, int received) {
    account.post("sigma", LIVE);
    failing.await(received);
    await().until(() -> !account.failingSince().isEmpty());
  }

  private RunningGateway start(GatewayOptions options) {
    return RunningGateway.start(options, Map.of("clock", clock));
  }

  private static GatewayOptions options(TestDatabase database) {
    return Flow.with(
        GatewayOptions.on(database).noticingSoon(),
        "switchboard.redelivery.delays",
        "1000h",
        "switchboard.redelivery.jitter",
        "0");
  }
}
