package dev.switchboard.flow;

import static dev.switchboard.flow.Samples.CONTACT;
import static dev.switchboard.flow.Samples.LIVE;
import static dev.switchboard.flow.Samples.MESSAGE;
import static dev.switchboard.flow.Samples.RECORD;
import static dev.switchboard.flow.Samples.RINGING;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.testing.Databases;
import dev.switchboard.testing.Received;
import dev.switchboard.testing.Receiver;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What subscribers of each family get, byte for byte. */
class DeliveriesIT extends FlowTest {
  @AutoClose private final Receiver other = Receiver.start();
  @AutoClose private final Receiver third = Receiver.start();

  @BeforeParameterizedClassInvocation
  static void start(Databases databases) {
    flow =
        Flow.on(
            databases,
            "switchboard.redelivery.delays",
            "50ms,50ms",
            "switchboard.sendblue.redelivery.delays",
            "50ms");
  }

  @Test
  void relaysASigmaEventAsItCame() {
    account.sigma(receiver, "channel_live");

    account.post("sigma", LIVE);

    Received delivery = receiver.awaitFirst();
    assertThat(delivery.text()).isEqualTo(LIVE);
    account.assertSigned(receiver, delivery);
  }

  @Test
  void relaysAnOmicallContactAsItCame() {
    account.omicall("contact", receiver);

    account.post("omicall", CONTACT);

    Received delivery = receiver.awaitFirst();
    assertThat(delivery.text()).isEqualTo(CONTACT);
    account.assertSigned(receiver, delivery);
  }

  @Test
  void wrapsForItsOwnSubscribers() {
    account.subscribe(receiver, "channel.live");

    account.post("sigma", LIVE);

    Received delivery = receiver.awaitFirst();
    assertThat(delivery.text())
        .isEqualTo(
            "{\"type\":\"channel.live\",\"timestamp\":\"2023-11-14T22:13:20.123Z\",\"data\":"
                + LIVE
                + "}");
    account.assertSigned(receiver, delivery);
  }

  @Test
  void countsTheAttemptInACallRecordAndChangesNothingElse() {
    receiver.answering(500, 503, 200);
    account.omicall("call", receiver);

    account.post("omicall", RECORD);

    List<Received> attempts = receiver.await(3);
    for (int number = 1; number <= 3; number++) {
      assertThat(attempts.get(number - 1).text())
          .isEqualTo(RECORD.replace("\"send_num_retry\" : 7", "\"send_num_retry\" : " + number));
      account.assertSigned(receiver, attempts.get(number - 1));
    }
  }

  @Test
  void leavesACallRecordWithoutTheCountAlone() {
    String bare = "{\"transaction_id\": \"c-9\" , \"duration\":1.0}";
    receiver.answering(500, 200);
    account.omicall("call", receiver);

    account.post("omicall", bare);

    assertThat(receiver.await(2)).extracting(Received::text).containsOnly(bare);
  }

  @Test
  void sendsIdenticalBytesAgainToASendblueSubscriber() {
    receiver.answering(500, 200);
    account.sendblue("outbound", receiver);

    account.post("sendblue?type=outbound", MESSAGE);

    assertThat(receiver.await(2)).extracting(Received::text).containsOnly(MESSAGE);
  }

  @Test
  void deliversOneEventToSubscribersOfSeveralFamilies() {
    account.omicall("call", receiver, "ringing");
    account.subscribe(other, "call.*");
    account.subscribe(third, "*");

    JsonNode answer = account.post("omicall", RINGING);

    assertThat(answer.at("/events/0/deliveries").intValue()).isEqualTo(3);
    assertThat(receiver.awaitFirst().text()).isEqualTo(RINGING);
    assertThat(other.awaitFirst().json().path("data").toString()).isEqualTo(RINGING);
    assertThat(third.awaitFirst().json().path("type").textValue()).isEqualTo("call.ringing");
    assertThat(List.of(receiver, other, third))
        .allSatisfy(one -> account.assertSigned(one, one.awaitFirst()))
        .extracting(one -> one.awaitFirst().header("webhook-signature"))
        .doesNotHaveDuplicates();
  }

  @Test
  void givesAFamilysSubscribersTheEventsOfTheirOwnFamilyOnly() {
    account.omicall("contact", receiver, "created");
    account.sendblue("contact_created", other);
    account.subscribe("{'url':'%s','types':['*'],'sources':['sendblue']}".formatted(third.url()));

    account.post("omicall", CONTACT);
    account.post("sendblue?type=contact_created", "{'of':'sendblue'}");
    account.awaitAll("delivered");

    assertThat(account.deliveries()).hasSize(3);
    assertThat(receiver.received()).extracting(Received::text).containsExactly(CONTACT);
    assertThat(other.received())
        .extracting(Received::text)
        .containsExactly("{\"of\":\"sendblue\"}");
    assertThat(third.received())
        .extracting(r -> r.json().at("/data/of").textValue())
        .containsExactly("sendblue");
  }

  @ParameterizedTest
  @CsvSource({
    "*,2",
    "call.*,1",
    "call.ringing,1",
    "contact.*,1",
    "call.answered,0",
    "message.*,0",
    "cal*,-1"
  })
  void matchesTypesExactlyOrByATrailingWildcard(String type, int expected) {
    if (expected < 0) {
      String body = "{'url':'https://a.example','types':['%s']}".formatted(type);
      assertThat(account.own("POST", "/v1/subscriptions", body).status()).isEqualTo(422);
      return;
    }
    account.subscribe(receiver, type);

    JsonNode answer = account.post("omicall", RINGING + CONTACT);

    int owed =
        answer.at("/events/0/deliveries").intValue() + answer.at("/events/1/deliveries").intValue();
    assertThat(owed).isEqualTo(expected);
    assertThat(receiver.await(expected)).hasSize(expected);
  }

  @Test
  void keepsAccountsApart() {
    Account neighbour = flow.account();
    neighbour.subscribe(receiver, "*");

    assertThat(account.post("omicall", RINGING).at("/events/0/deliveries").intValue()).isZero();
    assertThat(account.deliveries()).isEmpty();
    assertThat(receiver.received()).isEmpty();
  }

  @Test
  void keepsPathAndQueryOfAUrl() {
    String url = receiver.url("/a%20b/c;d?x=1&y=%C3%A9&z=a+b");
    account.subscribe("{'url':'%s','types':['*']}".formatted(url));

    account.post("omicall", RINGING);

    assertThat(receiver.awaitFirst().target()).isEqualTo("/a%20b/c;d?x=1&y=%C3%A9&z=a+b");
  }
}
