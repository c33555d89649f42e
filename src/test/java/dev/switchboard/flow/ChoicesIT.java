package dev.switchboard.flow;

import static dev.switchboard.flow.Samples.RINGING;
import static dev.switchboard.flow.Samples.call;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.testing.Databases;
import dev.switchboard.testing.Patience;
import dev.switchboard.testing.Received;
import dev.switchboard.testing.Receiver;
import dev.switchboard.testing.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The gateway does as a subscription chose. */
class ChoicesIT extends FlowTest {
  private final CountDownLatch gate = new CountDownLatch(1);
  @AutoClose private final Receiver other = Receiver.start();

  @BeforeParameterizedClassInvocation
  static void start(Databases databases) {
    flow =
        Flow.on(
            databases,
            "switchboard.redelivery.delays",
            "1h,1h",
            "switchboard.redelivery.jitter",
            "0",
            "switchboard.outbox.lane.start",
            "8");
  }

  @Test
  void hasNoMoreAttemptsInFlightThanChosen() {
    receiver.answering(Reply.after(gate, Reply.status(200)));
    subscribe("'concurrency':2");
    account.subscribe(other, "*");

    post(6, "c-%d");
    other.await(6);
    assertThat(receiver.await(2)).hasSize(2);

    gate.countDown();
    account.awaitAll("delivered");
  }

  @Test
  void attemptsOneOfAKeyAtATimeUnlessOrderDoesNotMatter() {
    Reply held = Reply.after(gate, Reply.status(200));
    receiver.answering(held);
    other.answering(held);
    subscribe("'ordering':'none'");
    account.subscribe(other, "*");

    post(5, "c");
    receiver.await(5);
    assertThat(other.await(1)).hasSize(1);

    gate.countDown();
    account.awaitAll("delivered");
  }

  @Test
  void keepsToARateRetriesIncluded() {
    receiver.answering(503, 503, 200);
    subscribe(
        "'rate':{'per_second':5,'burst':2},'redelivery':{'delays':[0,0],'jitter':0},"
            + "'ordering':'none'");

    Instant begin = Instant.now();
    post(6, "c-%d");
    account.awaitAll("delivered");

    List<Received> attempts = receiver.received();
    assertThat(attempts).hasSize(8);
    for (int i = 2; i < 8; i++) {
      Duration since = Duration.between(begin, attempts.get(i).at());
      assertThat(since).isGreaterThan(Duration.ofMillis((i - 1) * 200L - 20));
    }
  }

  @Test
  void goesFasterAgainWhenTheRateIsTakenBack() {
    JsonNode made = subscribe("'rate':{'per_second':0.001,'burst':1}");
    post(5, "c-%d");
    receiver.awaitFirst();
    assertThat(account.deliveries()).filteredOn(row -> row.attempts() == 0).hasSizeBetween(4, 5);

    account.own("PATCH", path(made), "{'rate':null}").expect(200);
    account.awaitAll("delivered");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "503 | {'delays':[0.05,0.1],'jitter':0} | 3 | policy_spent",
        "404 | {'client_errors_final':true}     | 1 | client_error"
      })
  void givesUpAsItsSubscriptionSays(int status, String redelivery, int attempts, String reason) {
    receiver.answering(status);
    subscribe("'redelivery':" + redelivery);

    account.post("omicall", RINGING);

    Rows.Delivery dead = account.deliveryOnceIt("dead");
    assertThat(dead.reason()).isEqualTo(reason);
    assertThat(dead.attempts()).isEqualTo(attempts);
  }

  @Test
  void waitsForAnAnswerAsLongAsItsSubscriptionSays() {
    receiver.answering(Reply.after(gate, Reply.status(200)));
    subscribe("'redelivery':{'deadline':1}");

    account.post("omicall", RINGING);

    Rows.Delivery waiting = account.deliveryOnceItWaits();
    assertThat(waiting.reason()).isEqualTo("timeout");
    assertThat(waiting.tookMs()).isBetween(1_000, Patience.millis());
  }

  @Test
  void obeysAChangeWithTheNextAttempt() {
    receiver.answering(503);
    JsonNode made = account.subscribe(receiver, "*");
    account.post("omicall", RINGING);
    Rows.Delivery waiting = account.deliveryOnceItWaits();

    account.own("PATCH", path(made), "{'redelivery':{'delays':[0]}}").expect(200);
    account.rows().makeDue(waiting.id());

    assertThat(account.deliveryOnceIt("dead").attempts()).isEqualTo(2);
  }

  private JsonNode subscribe(String choices) {
    return account.subscribe("{'url':'%s','types':['*'],%s}".formatted(receiver.url(), choices));
  }

  private void post(int events, String id) {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < events; i++) {
      all.append(call(id.formatted(i), "ringing"));
    }
    account.post("omicall", all.toString());
  }

  private static String path(JsonNode subscription) {
    return "/v1/subscriptions/" + subscription.path("id").textValue();
  }
}
