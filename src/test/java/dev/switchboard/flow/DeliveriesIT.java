package dev.switchboard.flow;

import static dev.switchboard.flow.Samples.CONTACT;
import static dev.switchboard.flow.Samples.LIVE;
import static dev.switchboard.flow.Samples.MESSAGE;
import static dev.switchboard.flow.Samples.RECORD;
import static dev.switchboard.flow.Samples.RINGING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.testing.Databases;
import dev.switchboard.testing.Received;
import dev.switchboard.testing.Receiver;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What subscribers of each family get, byte for byte. */
class DeliveriesIT extends FlowTest {
  private static final Set<String> ALWAYS =
      Set.of(
          "host",
          "connection",
          "user-agent",
          "content-type",
          "content-length",
          "webhook-id",
          "webhook-timestamp",
          "webhook-signature");

  @AutoClose private final Receiver other = Receiver.start();
  @AutoClose private final Receiver third = Receiver.start();

  @BeforeParameterizedClassInvocation
  static void start(Databases databases) {
    flow =
        Flow.on(
            databases,
            "switchboard.redelivery.delays",
            "50ms,50ms",
            "switchboard.sigma.redelivery.delays",
            "1100ms",
            "switchboard.sendblue.redelivery.delays",
            "50ms");
  }

  @Test
  void relaysASigmaEventAsItCame() {
    account.sigma(receiver, "channel_live");

    JsonNode answer = account.post("sigma", LIVE);

    Received delivery = receiver.awaitFirst();
    assertThat(delivery.method()).isEqualTo("POST");
    assertThat(delivery.target()).isEqualTo("/hook");
    assertThat(delivery.text()).isEqualTo(LIVE);
    assertThat(names(delivery)).isEqualTo(ALWAYS);
    assertThat(delivery.header("host")).isEqualTo("127.0.0.1:" + receiver.port());
    assertThat(delivery.header("content-type")).isEqualTo("application/json");
    assertThat(delivery.header("user-agent")).matches("Switchboard/[\\w.-]+");
    assertThat(delivery.header("webhook-id")).isEqualTo(answer.at("/events/0/id").textValue());
    assertThat(sentAt(delivery)).isCloseTo(delivery.at(), within(5, ChronoUnit.SECONDS));
    account.assertSigned(receiver, delivery);
  }

  @Test
  void relaysAnOmicallContactAsItCame() {
    account.omicall("contact", receiver);

    account.post("omicall", CONTACT);

    Received delivery = receiver.awaitFirst();
    assertThat(delivery.text()).isEqualTo(CONTACT);
    assertThat(names(delivery)).isEqualTo(ALWAYS);
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
    assertThat(names(delivery)).isEqualTo(ALWAYS);
    account.assertSigned(receiver, delivery);
  }

  @Test
  void sendsTheSameIdAndAFreshSignedTimestampOnEveryAttempt() {
    receiver.answering(503, 200);
    account.sigma(receiver, "all");

    account.post("sigma", LIVE);

    List<Received> attempts = receiver.await(2);
    assertThat(attempts.get(1).header("webhook-id"))
        .isEqualTo(attempts.get(0).header("webhook-id"));
    assertThat(sentAt(attempts.get(1))).isAfter(sentAt(attempts.get(0)));
    assertThat(attempts).allSatisfy(attempt -> account.assertSigned(receiver, attempt));
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'url':'URL','secret':'own'}|,'globalSecret':'global','secret':'legacy'|own",
        "'URL'|,'globalSecret':'global','secret':'legacy'|global",
        "{'url':'URL'}|,'secret':'legacy'|legacy",
        "'URL'|``|"
      })
  void sendsTheSecretThatCounts(String entry, String accountWide, String expected) {
    account.sendblueConfiguration(
        "{'receive':[%s]%s}".formatted(entry.replace("URL", receiver.url()), accountWide));

    account.post("sendblue?type=receive", MESSAGE);

    Received delivery = receiver.awaitFirst();
    assertThat(delivery.header("sb-signing-secret")).isEqualTo(expected);
    assertThat(delivery.text()).isEqualTo(MESSAGE);
    Set<String> promised = new TreeSet<>(ALWAYS);
    if (expected != null) {
      promised.add("sb-signing-secret");
    }
    assertThat(names(delivery)).isEqualTo(promised);
    account.assertSigned(receiver, delivery);
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

  private static Set<String> names(Received delivery) {
    Set<String> names = new TreeSet<>();
    delivery.headers().keySet().forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
    return names;
  }

  private static Instant sentAt(Received delivery) {
    return Instant.ofEpochSecond(Long.parseLong(delivery.header("webhook-timestamp")));
  }
}
