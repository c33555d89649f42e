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
import dev.switchboard.testing.Patience;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What producers may post, and what they are answered. */
class EventsInIT extends FlowTest {
  @BeforeParameterizedClassInvocation
  static void start(Databases databases) {
    flow = Flow.on(databases, "switchboard.intake.max-body", "4000000");
  }

  @Test
  void answersWithTheEventAndItsDeliveries() {
    account.subscribe(receiver, "call.*");
    account.subscribe(receiver, "call.ringing");
    account.subscribe(receiver, "contact.*");

    Answer answer = account.postEventsAs("application/json", RINGING);

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

    assertThat(accepted(account.postEventsAs(contentType, RINGING))).isEqualTo(1);
    assertThat(accepted(account.postEventsAs(contentType, "\n [" + RINGING + "," + two + "] ")))
        .isEqualTo(2);
    assertThat(
            accepted(
                account.postEventsAs(contentType, RINGING + "\n" + two + "\n\n" + RINGING + two)))
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

  @Test
  void acceptsALongSequenceInOrderAndDeliversAllOfIt() {
    int count = 5_000;
    List<String> items =
        IntStream.range(0, count).mapToObj(number -> call("c-" + number, "ringing")).toList();
    account.subscribe(receiver, "*");

    JsonNode answer = account.post("omicall", String.join("\n", items));

    assertThat(answer.path("accepted").intValue()).isEqualTo(count);
    assertThat(account.rows().payloads(account.tenant().id()))
        .extracting(bytes -> new String(bytes, StandardCharsets.UTF_8))
        .containsExactlyElementsOf(items);
    await().atMost(Patience.LONG).until(() -> receiver.received().size() >= count);
    assertThat(receiver.received())
        .extracting(delivery -> delivery.json().at("/data/call_uuid").textValue())
        .doesNotHaveDuplicates()
        .hasSize(count);
  }

  private static int accepted(Answer answer) {
    return answer.expect(202).json().path("accepted").intValue();
  }
}
