package dev.switchboard.flow;

import static dev.switchboard.flow.Samples.LIVE;
import static dev.switchboard.flow.Samples.MESSAGE;
import static dev.switchboard.flow.Samples.RINGING;
import static dev.switchboard.flow.Samples.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.testing.Answer;
import dev.switchboard.testing.Databases;
import dev.switchboard.testing.Receiver;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What producers may post, and what they are answered. */
@ParameterizedClass
@EnumSource(Databases.class)
class EventsInIT {
  private static final Duration ALL_OF_IT = Duration.ofSeconds(60);
  private static Flow flow;

  @Parameter Databases databases;

  private final Account account = flow.account();
  @AutoClose private final Receiver receiver = Receiver.start();

  @BeforeParameterizedClassInvocation
  static void start(Databases databases) {
    flow = Flow.on(databases, "switchboard.intake.max-body", "4000000");
  }

  @AfterParameterizedClassInvocation
  static void stop() {
    flow.close();
  }

  @Test
  void answersWithTheEventAndItsDeliveries() {
    account.subscribe(receiver, "call.*");
    account.subscribe(receiver, "call.ringing");
    account.subscribe(receiver, "contact.*");

    Answer answer = postAs("application/json", RINGING);

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.header("content-type")).isEqualTo("application/json");
    String id = answer.json().at("/events/0/id").textValue();
    assertThat(UUID.fromString(id)).isNotNull();
    assertThat(answer.body())
        .isEqualTo(
            ("{'accepted':1,'rejected':[],'events':[{'id':'" + id)
                .concat("','type':'call.ringing','deliveries':2}]}")
                .replace('\'', '"'));
    assertThat(receiver.await(2)).extracting(r -> r.header("webhook-id")).containsOnly(id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "application/x-ndjson",
        "text/plain",
        "application/x-www-form-urlencoded",
        "application/xml; charset=iso-8859-1"
      })
  void tellsByTheBodyAloneHowItIsCut(String contentType) {
    String two = call("c-2", "answered");

    assertThat(accepted(postAs(contentType, RINGING))).isEqualTo(1);
    assertThat(accepted(postAs(contentType, "\n [" + RINGING + "," + two + "] "))).isEqualTo(2);
    assertThat(accepted(postAs(contentType, RINGING + "\n" + two + "\n\n" + RINGING + two)))
        .isEqualTo(4);
  }

  @Test
  void keepsTheExactBytesOfEachItem() {
    String odd = "{ \"call_uuid\" :\"é\\u00e9\",\t\"state\":\"ringing\", \"n\":1.50e1 }";

    account.post("omicall", "[\n  " + odd + " ,\n" + RINGING + "]");

    assertThat(account.rows().payloads(account.tenant().id()))
        .extracting(bytes -> new String(bytes, StandardCharsets.UTF_8))
        .containsExactly(odd, RINGING);
  }

  @Test
  void rejectsBadItemsInTheMiddleOfASequence() {
    account.subscribe(receiver, "*");

    JsonNode answer =
        account.post(
            "omicall",
            String.join(
                "\n",
                RINGING,
                "rubbish",
                "{}",
                "42",
                call("c-2", "humming"),
                call("c-3", "hangup")));

    assertThat(answer.path("accepted").intValue()).isEqualTo(2);
    assertThat(answer.path("rejected"))
        .extracting(one -> one.path("index").intValue())
        .containsExactly(1, 2, 3, 4);
    assertThat(answer.path("rejected"))
        .extracting(one -> one.path("reason").textValue())
        .satisfiesExactly(
            reason -> assertThat(reason).startsWith("not JSON"),
            reason -> assertThat(reason).startsWith("not an OMICall event"),
            reason -> assertThat(reason).isEqualTo("not a JSON object"),
            reason -> assertThat(reason).startsWith("state must be one of"));
    assertThat(answer.path("events"))
        .extracting(event -> event.path("type").textValue())
        .containsExactly("call.ringing", "call.hangup");
    assertThat(receiver.await(2)).hasSize(2);
  }

  @Test
  void rejectsAnItemOfAnArrayThatIsNoEvent() {
    JsonNode answer = account.post("sigma", "[" + LIVE + ",{'event':'channel_lost'}," + LIVE + "]");

    assertThat(answer.path("accepted").intValue()).isEqualTo(2);
    assertThat(answer.at("/rejected/0/index").intValue()).isEqualTo(1);
    assertThat(answer.has("truncated")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[{},{}]", "{}\n{\"state\":1}", "42"})
  void refusesWhatHoldsNoEvent(String body) {
    Answer answer = postAs("application/json", body);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().path("accepted").intValue()).isZero();
    assertThat(answer.json().path("events").isArray()).isTrue();
    assertThat(answer.json().at("/rejected/0/index").intValue()).isZero();
    assertThat(answer.json().at("/rejected/0/reason").textValue()).isNotBlank();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``|line 1, column 1",
        "rubbish|line 1, column",
        "{\"call_uuid\":\"c|line 1, column",
        "[{\"call_uuid\":\"c\"},NEWLINE {\"state\":]|line 2, column",
        "[{\"call_uuid\":\"c\",\"state\":\"ringing\"}|line 1, column",
        "[] []|line 1, column"
      })
  void tellsWhereABodyIsNotJson(String body, String place) {
    Answer answer = postAs("application/json", body.replace("NEWLINE", "\n"));

    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
    assertThat(answer.json().path("detail").textValue()).contains(place);
  }

  @Test
  void takesAnArrayWholeOrNotAtAll() {
    String good = RINGING + "," + call("c-2", "hangup");

    assertThat(postAs("application/json", "[" + good + ",{]").status()).isEqualTo(400);
    assertThat(account.rows().payloads(account.tenant().id())).isEmpty();
    assertThat(accepted(postAs("application/json", "[" + good + "]"))).isEqualTo(2);
  }

  @Test
  void listsTheFirstThousandOfEach() {
    String body = (RINGING + "\n{}\n").repeat(1_200);

    JsonNode answer = account.post("omicall", body);

    assertThat(answer.path("accepted").intValue()).isEqualTo(1_200);
    assertThat(answer.path("events")).hasSize(1_000);
    assertThat(answer.path("rejected")).hasSize(1_000);
    assertThat(answer.at("/rejected/999/index").intValue()).isEqualTo(1_999);
    assertThat(answer.path("truncated").booleanValue()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "receive,message.receive", "outbound,message.outbound", "call_log,call.log",
    "line_blocked,line.blocked", "line_assigned,line.assigned", "contact_created,contact.created"
  })
  void takesTheTypeOfASendblueEventFromTheQuery(String word, String type) {
    account.sendblue(word, receiver);

    JsonNode answer = account.post("sendblue?type=" + word, "{'anything':'at all'}");

    assertThat(answer.at("/events/0/type").textValue()).isEqualTo(type);
    assertThat(receiver.awaitFirst().text()).isEqualTo("{\"anything\":\"at all\"}");
  }

  @Test
  void knowsASendblueMessageByItselfAndRefusesATypeThatIsNone() {
    assertThat(account.post("sendblue", MESSAGE).at("/events/0/type").textValue())
        .isEqualTo("message.receive");
    assertThat(account.client().postEvents(account.tenant(), "sendblue", "{\"a\":1}").status())
        .isEqualTo(422);
    assertThat(account.client().postEvents(account.tenant(), "sendblue?type=fax", MESSAGE).status())
        .isEqualTo(422);
  }

  @ParameterizedTest
  @CsvSource({"POST,/v1/events/fax,404", "GET,/v1/events/omicall,405"})
  void answersProblemsOutsideItsRoutes(String method, String path, int status) {
    Answer answer = account.own(method, path, method.equals("GET") ? null : "{}");

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
  }

  @Test
  void keepsTheConnectionOfAClientThatItAnsweredABodyUnread() {
    String request = "POST /v1/events/fax HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\n";

    assertThat(RawRequest.staysOpen(account.client().url(), request, "{}", Duration.ofSeconds(3)))
        .isTrue();
  }

  @Test
  void refusesAStrangerBeforeTheBodyIsSent() {
    assertThat(statusLine("Bearer nobody", "Content-Length: 3000000", "")).contains(" 401 ");
    assertThat(statusLine("Bearer nobody", "Transfer-Encoding: chunked", "5\r\n[1,2"))
        .contains(" 401 ");
    assertThat(statusLine("Basic eA==", "Content-Length: 3000000", "")).contains(" 401 ");
  }

  @Test
  void refusesABodyBeyondTheLimitUnread() {
    String bearer = "Bearer " + account.tenant().token();

    assertThat(statusLine(bearer, "Content-Length: 4000001", "")).contains(" 413 ");
    assertThat(postAs("application/json", "[" + " ".repeat(4_000_000) + "]").status())
        .isEqualTo(413);
  }

  @Test
  void acceptsALongSequenceInOrderAndDeliversAllOfIt() {
    int count = 20_000;
    List<String> items =
        IntStream.range(0, count).mapToObj(number -> call("c-" + number, "ringing")).toList();
    account.subscribe(receiver, "*");

    JsonNode answer = account.post("omicall", String.join("\n", items));

    assertThat(answer.path("accepted").intValue()).isEqualTo(count);
    assertThat(account.rows().payloads(account.tenant().id()))
        .extracting(bytes -> new String(bytes, StandardCharsets.UTF_8))
        .containsExactlyElementsOf(items);
    await().atMost(ALL_OF_IT).until(() -> receiver.received().size() >= count);
    assertThat(receiver.received())
        .extracting(delivery -> delivery.json().at("/data/call_uuid").textValue())
        .doesNotHaveDuplicates()
        .hasSize(count);
  }

  private static int accepted(Answer answer) {
    return answer.expect(202).json().path("accepted").intValue();
  }

  private Answer postAs(String contentType, String body) {
    return account
        .client()
        .send(
            "POST",
            "/v1/events/omicall",
            body,
            "content-type",
            contentType,
            "authorization",
            "Bearer " + account.tenant().token());
  }

  private String statusLine(String authorization, String framing, String body) {
    String head =
        "POST /v1/events/omicall HTTP/1.1\r\nHost: localhost\r\nAuthorization: %s\r\n%s\r\n\r\n";
    return RawRequest.statusLine(
        account.client().url(), head.formatted(authorization, framing) + body);
  }
}
