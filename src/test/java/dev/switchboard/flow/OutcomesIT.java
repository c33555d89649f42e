package dev.switchboard.flow;

import static dev.switchboard.flow.Samples.LIVE;
import static dev.switchboard.flow.Samples.MESSAGE;
import static dev.switchboard.flow.Samples.RINGING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.switchboard.testing.Databases;
import dev.switchboard.testing.Patience;
import dev.switchboard.testing.Reply;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of outcomes, row by row, as it shows on the wire and in the database. */
class OutcomesIT extends FlowTest {
  /** Sigma's subscribers wait an hour for the second attempt, so that what waits can be seen. */
  @BeforeParameterizedClassInvocation
  static void start(Databases databases) {
    flow =
        Flow.on(
            databases,
            "switchboard.redelivery.delays",
            "50ms,50ms",
            "switchboard.redelivery.jitter",
            "0",
            "switchboard.sigma.redelivery.delays",
            "1h",
            "switchboard.sendblue.redelivery.delays",
            "1h");
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 202, 204, 299})
  void deliversWithAny2xx(int status) {
    receiver.answering(status);
    account.subscribe(receiver, "*");

    account.post("omicall", RINGING);

    Rows.Delivery delivered = account.deliveryOnceIt("delivered");
    assertThat(delivered.status()).isEqualTo(status);
    assertThat(delivered.attempts()).isEqualTo(1);
    assertThat(delivered.tookMs()).isBetween(0, Patience.millis());
    assertThat(delivered.reason()).isNull();
    assertThat(delivered.dueAt()).isNull();
    assertThat(delivered.finishedAt()).isAfterOrEqualTo(delivered.createdAt());
    assertThat(account.rows().attempts(delivered.id())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "sigma,301,status_301,1h", "sigma,302,status_302,1h", "sigma,307,status_307,1h",
    "sigma,400,status_400,1h", "sigma,401,status_401,1h", "sigma,404,status_404,1h",
    "sigma,408,status_408,2h", "sigma,425,status_425,2h", "sigma,429,status_429,2h",
    "sigma,500,status_500,2h", "sigma,503,status_503,2h", "sigma,599,status_599,2h",
    "sendblue,302,status_302,1h", "sendblue,503,status_503,2h"
  })
  void triesAgainByPolicyAndNotBeforeAnOverloadedSubscriberWishes(
      String family, int status, String reason, String pause) {
    Map<String, String> fields =
        Map.of("Retry-After", "7200", "Location", receiver.url("/elsewhere"));
    receiver.answering(Reply.with(status, fields, "why")).answering(200);
    postTo(family);

    Rows.Delivery waiting = account.deliveryOnceItWaits();

    assertThat(waiting.state()).isEqualTo("pending");
    assertThat(waiting.reason()).isEqualTo(reason);
    assertThat(waiting.status()).isEqualTo(status);
    assertThat(waiting.finishedAt()).isNull();
    assertThat(waiting.owner()).isNull();
    assertThat(waiting.dueAt())
        .isCloseTo(
            OffsetDateTime.now().plus(Duration.parse("PT" + pause)), within(2, ChronoUnit.MINUTES));
    Rows.Attempt failed = account.failedAttempt(waiting);
    assertThat(failed.number()).isEqualTo(1);
    assertThat(failed.status()).isEqualTo(status);
    assertThat(failed.tookMs()).isEqualTo(waiting.tookMs());
    assertThat(failed.error()).isNull();
    assertThat(failed.excerpt()).asString().isEqualTo("why");
    assertThat(receiver.received()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 404, 408, 425, 429})
  void givesUpAtOnceWhereEveryClientErrorIsFinal(int status) {
    receiver.answering(status);
    postTo("sendblue");

    Rows.Delivery dead = account.deliveryOnceIt("dead");

    assertThat(dead.reason()).isEqualTo("client_error");
    assertThat(dead.status()).isEqualTo(status);
    assertThat(dead.finishedAt()).isNotNull();
    assertThat(account.failedAttempt(dead).status()).isEqualTo(status);
    assertThat(account.subscription(receiver).path("enabled").booleanValue()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"sigma", "sendblue", "omicall", "native"})
  void givesUpAndDisablesASubscriptionThatIsGone(String family) {
    receiver.answering(410);
    postTo(family);

    Rows.Delivery dead = account.deliveryOnceIt("dead");

    assertThat(dead.reason()).isEqualTo("gone");
    assertThat(dead.status()).isEqualTo(410);
    assertThat(dead.attempts()).isEqualTo(1);
    account.awaitDisabled(receiver);
    assertThat(account.subscription(receiver).path("disabled_reason").textValue())
        .isEqualTo("gone");
  }

  @Test
  void givesUpWhenThePolicyIsSpent() {
    receiver.answering(500, 502, 503);
    account.subscribe(receiver, "*");

    account.post("omicall", RINGING);

    Rows.Delivery dead = account.deliveryOnceIt("dead");
    assertThat(dead.reason()).isEqualTo("policy_spent");
    assertThat(dead.attempts()).isEqualTo(3);
    assertThat(dead.status()).isEqualTo(503);
    assertThat(dead.dueAt()).isNull();
    assertThat(account.rows().attempts(dead.id()))
        .extracting(Rows.Attempt::number, Rows.Attempt::status)
        .containsExactly(tuple(1, 500), tuple(2, 502), tuple(3, 503));
    assertThat(receiver.received()).hasSize(3);
  }

  @Test
  void takesADateForAWish() {
    OffsetDateTime wish = OffsetDateTime.now(ZoneOffset.UTC).plusHours(3);
    String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(wish);
    receiver.answering(Reply.with(429, Map.of("Retry-After", date), ""));
    postTo("sigma");

    assertThat(account.deliveryOnceItWaits().dueAt())
        .isCloseTo(wish, within(2, ChronoUnit.MINUTES));
  }

  @ParameterizedTest
  @CsvSource({"172800,24h", "-5,1h", "soon,1h"})
  void doesNotTakeEveryWishAtItsWord(String wish, String pause) {
    receiver.answering(Reply.with(503, Map.of("Retry-After", wish), ""));
    postTo("sigma");

    assertThat(account.deliveryOnceItWaits().dueAt())
        .isCloseTo(
            OffsetDateTime.now().plus(Duration.parse("PT" + pause)), within(2, ChronoUnit.MINUTES));
  }

  @Test
  void cutsASubscriberThatDoesNotAnswerInTime() {
    CountDownLatch never = new CountDownLatch(1);
    receiver.answering(Reply.after(never, Reply.status(200)));
    account.subscribe(
        "{'url':'%s','types':['*'],'redelivery':{'deadline':1,'delays':[3600]}}"
            .formatted(receiver.url()));
    account.post("omicall", RINGING);

    Rows.Delivery waiting = account.deliveryOnceItWaits();

    assertThat(waiting.reason()).isEqualTo("timeout");
    assertThat(waiting.status()).isNull();
    Rows.Attempt failed = account.failedAttempt(waiting);
    assertThat(failed.tookMs()).isBetween(950, Patience.millis());
    assertThat(failed.status()).isNull();
    assertThat(failed.error()).endsWith("DeadlineExceededException");
    assertThat(failed.excerpt()).isNullOrEmpty();
  }

  @Test
  void noticesThatNobodyListens() {
    String url = receiver.url();
    receiver.close();
    account.subscribe("{'url':'%s','types':['*']}".formatted(url));

    account.post("omicall", RINGING);

    Rows.Delivery dead = account.deliveryOnceIt("dead");
    assertThat(dead.reason()).isEqualTo("policy_spent");
    assertThat(account.rows().attempts(dead.id()))
        .hasSize(3)
        .allSatisfy(failed -> assertThat(failed.error()).endsWith("ConnectException"))
        .allSatisfy(failed -> assertThat(failed.status()).isNull());
  }

  @Test
  void noticesThatAConnectionBreaks() {
    receiver.answering(Reply.nothing());
    postTo("sigma");

    Rows.Delivery waiting = account.deliveryOnceItWaits();

    assertThat(waiting.reason()).isEqualTo("connection_error");
    assertThat(account.failedAttempt(waiting).error()).isNotBlank();
    assertThat(receiver.received()).hasSize(1);
  }

  private void postTo(String family) {
    switch (family) {
      case "sigma" -> {
        account.sigma(receiver, "all");
        account.post("sigma", LIVE);
      }
      case "sendblue" -> {
        account.sendblue("receive", receiver);
        account.post("sendblue?type=receive", MESSAGE);
      }
      case "omicall" -> {
        account.omicall("call", receiver, "ringing");
        account.post("omicall", RINGING);
      }
      default -> {
        account.subscribe(receiver, "*");
        account.post("omicall", RINGING);
      }
    }
  }
}
