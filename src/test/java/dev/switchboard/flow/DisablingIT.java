package dev.switchboard.flow;

import static dev.switchboard.flow.Samples.LIVE;
import static dev.switchboard.flow.Samples.RINGING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.testing.Databases;
import dev.switchboard.testing.GatewayOptions;
import dev.switchboard.testing.MovableClock;
import dev.switchboard.testing.Received;
import dev.switchboard.testing.Receiver;
import dev.switchboard.testing.Reply;
import dev.switchboard.testing.RunningGateway;
import dev.switchboard.testing.TestDatabase;
import dev.switchboard.testing.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Subscriptions that the gateway disables on its own account, and who hears of it. */
class DisablingIT {
  private static final String OPERATIONAL =
      "{'url':'%s','types':['subscription.*'],'sources':['switchboard']}";

  private final MovableClock clock = new MovableClock();
  @AutoClose private final Receiver failing = Receiver.start();
  @AutoClose private final Receiver owner = Receiver.start();
  @AutoClose private final Receiver curious = Receiver.start();
  private final CountDownLatch gate = new CountDownLatch(1);

  @ParameterizedTest
  @EnumSource(Databases.class)
  void disablesWhatHasOnlyFailedForFiveDays(Databases databases) {
    TestDatabase database = databases.fresh();
    failing.answering(500, 404, 500, 500, 200);
    try (RunningGateway gateway = start(options(database))) {
      Account account = Flow.account(gateway.client(), database);
      account.sigma(failing, "all");
      account.subscribe(OPERATIONAL.formatted(owner.url()));
      account.subscribe(curious, "*");
      String id = account.subscription(failing).path("id").textValue();
      failOnce(account, 1);

      clock.setAhead(Duration.ofDays(5).minusMinutes(1));
      failOnce(account, 2);
      await().during(Duration.ofSeconds(2)).until(() -> isEnabled(account));
      clock.setAhead(Duration.ofDays(5).plusMinutes(1));
      account.post("sigma", LIVE);

      account.awaitDisabled(failing);
      assertThat(account.subscription(failing).path("disabled_reason").textValue())
          .isEqualTo("failing");
      Received told = owner.awaitFirst();
      assertThat(told.json().path("type").textValue()).isEqualTo("subscription.disabled");
      JsonNode data = told.json().path("data");
      assertThat(data.path("subscription").textValue()).isEqualTo(id);
      assertThat(data.path("dialect").textValue()).isEqualTo("sigma");
      assertThat(data.path("url").textValue()).isEqualTo(failing.url());
      assertThat(data.path("reason").textValue()).isEqualTo("failing");
      assertThat(Instant.parse(data.path("since").textValue())).isBefore(Instant.now());
      assertThat(Instant.parse(data.path("at").textValue()))
          .isAfter(Instant.now().plus(Duration.ofDays(5)));
      assertThat(account.rows().failingSince()).isEmpty();

      // Enabled again, it begins anew.
      account.sigma(failing, "all");
      failOnce(account, 4);
      await().during(Duration.ofSeconds(2)).until(() -> isEnabled(account));
      assertThat(curious.received()).extracting(Received::text).noneMatch(this::isOperational);
      assertThat(owner.received()).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void startsCountingAnewAfterASuccess(Databases databases) {
    TestDatabase database = databases.fresh();
    failing.answering(500, 200, 500);
    try (RunningGateway gateway = start(options(database))) {
      Account account = Flow.account(gateway.client(), database);
      account.sigma(failing, "all");
      failOnce(account, 1);

      clock.setAhead(Duration.ofDays(3));
      account.post("sigma", LIVE);
      await().until(() -> account.rows().failingSince().isEmpty());
      clock.setAhead(Duration.ofDays(6));
      failOnce(account, 3);

      await().during(Duration.ofSeconds(2)).until(() -> isEnabled(account));
      assertThat(account.rows().failingSince().get(0).toInstant())
          .isAfter(Instant.now().plus(Duration.ofDays(5)));
    }
  }

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
          .pollInterval(Duration.ofMillis(500))
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
          .pollInterval(Duration.ofMillis(500))
          .until(
              () -> {
                other.client().postEvents(account.tenant(), "sigma", LIVE).expect(202);
                return account.rows().failingSince().isEmpty();
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
      account.post("sigma", LIVE);
      failing.await(1);
      clock.setAhead(Duration.ofDays(60));
      account.post("sigma", LIVE);
      failing.await(2);

      await().during(Duration.ofSeconds(2)).until(() -> isEnabled(account));
      assertThat(account.rows().failingSince()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void tellsOthersButNotTheOneThatIsGone(Databases databases) {
    TestDatabase database = databases.fresh();
    failing.answering(410);
    try (RunningGateway gateway = start(options(database))) {
      Account account = Flow.account(gateway.client(), database);
      account.subscribe(
          "{'url':'%s','types':['*'],'sources':['switchboard','omicall']}"
              .formatted(failing.url()));
      account.subscribe(OPERATIONAL.formatted(owner.url()));

      account.post("omicall", RINGING);

      Received told = owner.awaitFirst();
      account.assertSigned(owner, told);
      JsonNode data = told.json().path("data");
      assertThat(data.path("reason").textValue()).isEqualTo("gone");
      assertThat(data.path("since").isNull()).isTrue();
      account.awaitStates("dead", "delivered");
      assertThat(failing.received()).hasSize(1);
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

  private boolean isEnabled(Account account) {
    return account.subscription(failing).path("enabled").booleanValue();
  }

  /** Has one attempt fail, and waits until it is known for how long that has been so. */
  private void failOnce(Account account, int received) {
    account.post("sigma", LIVE);
    failing.await(received);
    await().until(() -> !account.rows().failingSince().isEmpty());
  }

  private RunningGateway start(GatewayOptions options) {
    return RunningGateway.start(options, Map.of("clock", clock));
  }

  private static GatewayOptions options(TestDatabase database) {
    return Flow.with(
        GatewayOptions.on(database),
        "switchboard.redelivery.delays",
        "1000h",
        "switchboard.redelivery.jitter",
        "0");
  }
}
