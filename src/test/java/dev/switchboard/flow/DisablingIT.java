package dev.switchboard.flow;

import static dev.switchboard.flow.Samples.LIVE;
import static dev.switchboard.flow.Samples.RINGING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.outbox.Outbox;
import dev.switchboard.testing.Databases;
import dev.switchboard.testing.Received;
import dev.switchboard.testing.Receiver;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;

/** Subscriptions that the gateway disables on its own account, and who hears of it. */
class DisablingIT extends FlowTest {
  private static final String OPERATIONAL =
      "{'url':'%s','types':['subscription.*'],'sources':['switchboard']}";

  /** A little more than the time in which all nodes have heard who fails. */
  private static final Duration A_TURN = Duration.ofMillis(1_300);

  private final Instant began = flow.now();
  @AutoClose private final Receiver owner = Receiver.start();
  @AutoClose private final Receiver curious = Receiver.start();

  @BeforeParameterizedClassInvocation
  static void start(Databases databases) {
    flow =
        Flow.on(
            databases,
            "switchboard.redelivery.delays",
            "1000h",
            "switchboard.redelivery.jitter",
            "0");
  }

  @Test
  void disablesWhatHasOnlyFailedForFiveDays() {
    receiver.answering(500, 404, 500);
    account.sigma(receiver, "all");
    account.subscribe(OPERATIONAL.formatted(owner.url()));
    account.subscribe(curious, "*");
    String id = account.subscription(receiver).path("id").textValue();
    failOnce(1);

    flow.pass(Duration.ofDays(5).minusMinutes(1));
    failOnce(2);
    await().during(A_TURN).until(() -> isEnabled());
    flow.pass(Duration.ofMinutes(2));

    // Since when it fails is read within a second.
    await()
        .pollInterval(Duration.ofMillis(200))
        .until(
            () -> {
              account.post("sigma", LIVE);
              return !isEnabled();
            });
    assertThat(account.subscription(receiver).path("disabled_reason").textValue())
        .isEqualTo("failing");
    Received told = owner.awaitFirst();
    assertThat(told.json().path("type").textValue()).isEqualTo("subscription.disabled");
    JsonNode data = told.json().path("data");
    assertThat(data.path("subscription").textValue()).isEqualTo(id);
    assertThat(data.path("dialect").textValue()).isEqualTo("sigma");
    assertThat(data.path("url").textValue()).isEqualTo(receiver.url());
    assertThat(data.path("reason").textValue()).isEqualTo("failing");
    assertThat(Instant.parse(data.path("since").textValue()))
        .isBefore(began.plus(Duration.ofDays(1)));
    assertThat(Instant.parse(data.path("at").textValue())).isAfter(began.plus(Duration.ofDays(5)));
    await().untilAsserted(() -> assertThat(account.failingSince()).isEmpty());

    // Enabled again, it begins anew.
    account.sigma(receiver, "all");
    failOnce(receiver.received().size() + 1);
    assertStaysEnabled();
    assertThat(curious.received()).extracting(Received::text).noneMatch(this::isOperational);
    assertThat(owner.received()).hasSize(1);
  }

  @Test
  void startsCountingAnewAfterASuccess() {
    receiver.answering(500, 200, 500);
    account.sigma(receiver, "all");
    failOnce(1);

    flow.pass(Duration.ofDays(3));
    account.post("sigma", LIVE);
    await().until(() -> account.failingSince().isEmpty());
    flow.pass(Duration.ofDays(3));
    failOnce(3);

    assertStaysEnabled();
    assertThat(account.failingSince().get(0).toInstant()).isAfter(began.plus(Duration.ofDays(5)));
  }

  @Test
  void tellsOthersButNotTheOneThatIsGone() {
    receiver.answering(410);
    account.subscribe(
        "{'url':'%s','types':['*'],'sources':['switchboard','omicall']}".formatted(receiver.url()));
    account.subscribe(OPERATIONAL.formatted(owner.url()));

    account.post("omicall", RINGING);

    Received told = owner.awaitFirst();
    account.assertSigned(owner, told);
    JsonNode data = told.json().path("data");
    assertThat(data.path("reason").textValue()).isEqualTo("gone");
    assertThat(data.path("since").isNull()).isTrue();
    account.awaitStates("dead", "delivered");
    assertThat(receiver.received()).hasSize(1);
  }

  /** Whether a subscription is disabled is decided before its attempt is over. */
  private void assertStaysEnabled() {
    Outbox outbox = flow.gateway().bean("outbox", Outbox.class);
    await().until(() -> outbox.figures().inFlight() == 0);
    assertThat(isEnabled()).isTrue();
  }

  private boolean isOperational(String body) {
    return body.contains("subscription.disabled");
  }

  private boolean isEnabled() {
    return account.subscription(receiver).path("enabled").booleanValue();
  }

  /** Has one attempt fail, and waits until it is known for how long that has been so. */
  private void failOnce(int received) {
    account.post("sigma", LIVE);
    receiver.await(received);
    await().until(() -> !account.failingSince().isEmpty());
  }
}
