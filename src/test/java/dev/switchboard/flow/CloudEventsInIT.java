package dev.switchboard.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.testing.Answer;
import dev.switchboard.testing.Databases;
import dev.switchboard.testing.Received;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** CloudEvents in each mode of their HTTP binding, and what their subscribers get. */
class CloudEventsInIT extends FlowTest {
  private static final String OPENED =
      "{ \"specversion\" : \"1.0\", \"id\":\"d-1\",\"source\":\"/building/7\",\"note\":\"é\\u00e9\","
          + "\"type\":\"door.opened\",\"subject\":\"door 9\",\"time\":\"2026-03-01T13:00:00.5+01:00\","
          + "\"datacontenttype\":\"application/json\", \"data\":{ \"by\": \"key\",\"n\":1.50e1 } }";

  @BeforeParameterizedClassInvocation
  static void start(Databases databases) {
    flow = Flow.on(databases, "switchboard.intake.max-body", "4000000");
  }

  @Test
  void deliversAStructuredEventAsItCame() {
    account.subscribe(receiver, "door.*");

    Answer answer = postAs("application/cloudevents+json; charset=utf-8", OPENED);

    String id = answer.expect(202).json().at("/events/0/id").textValue();
    assertThat(UUID.fromString(id)).isNotNull();
    assertThat(answer.body())
        .isEqualTo(
            ("{'accepted':1,'rejected':[],'events':[{'id':'" + id)
                .concat("','type':'door.opened','deliveries':1}]}")
                .replace('\'', '"'));
    Received delivery = receiver.awaitFirst();
    assertThat(delivery.text()).isEqualTo(OPENED);
    assertThat(delivery.header("content-type")).isEqualTo("application/cloudevents+json");
    assertThat(delivery.header("webhook-id")).isEqualTo(id);
    account.assertSigned(receiver, delivery);
  }

  @Test
  void keepsWhatTheEventTellsOfItself() {
    account.subscribe(receiver, "door.*");

    postAs("application/cloudevents+json", OPENED).expect(202);

    Rows.Stored event = account.rows().event(account.tenant().id());
    assertThat(event.source()).isEqualTo("native");
    assertThat(event.type()).isEqualTo("door.opened");
    assertThat(event.orderingKey()).isEqualTo("door 9");
    assertThat(event.occurredAt().toInstant())
        .isEqualTo(OffsetDateTime.parse("2026-03-01T12:00:00.5Z").toInstant());
    assertThat(account.rows().payloads(account.tenant().id()))
        .extracting(bytes -> new String(bytes, StandardCharsets.UTF_8))
        .containsExactly(OPENED);
  }

  @Test
  void deliversABinaryEventInJson() {
    account.subscribe(receiver, "door.*");

    postInFields("application/json", "{ \"by\": \"key\" }", "ce-subject", "T%C3%BCr%209")
        .expect(202);

    Received delivery = receiver.awaitFirst();
    assertThat(delivery.header("content-type")).isEqualTo("application/cloudevents+json");
    assertThat(delivery.json().at("/subject").textValue()).isEqualTo("Tür 9");
    assertThat(delivery.json().at("/datacontenttype").textValue()).isEqualTo("application/json");
    assertThat(delivery.text())
        .contains("\"specversion\":\"1.0\"", "\"id\":\"d-1\"", "\"data\":{ \"by\": \"key\" }");
    account.assertSigned(receiver, delivery);
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/x-www-form-urlencoded", "image/png", "multipart/form-data"})
  void deliversBinaryDataOfAnyTypeInBase64(String type) {
    account.subscribe(receiver, "door.*");

    postInFields(type, "a=b&c=d").expect(202);

    assertThat(receiver.awaitFirst().json().at("/data_base64").textValue())
        .isEqualTo("YT1iJmM9ZA==");
  }

  @Test
  void takesALargeBinaryEvent() {
    account.subscribe(receiver, "door.*");
    String text = "grüße ".repeat(100_000);

    postInFields("text/plain; charset=utf-8", text).expect(202);

    assertThat(receiver.awaitFirst().json().at("/data").textValue()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/cloudevents-batch+json",
        "application/cloudevents+json",
        "application/json",
        "text/plain",
        "application/x-www-form-urlencoded"
      })
  void takesBatchesAndSequencesWhateverTheirContentTypeSays(String type) {
    String two = event("d-2", "door.closed");

    assertThat(accepted(postAs(type, OPENED))).isEqualTo(1);
    assertThat(accepted(postAs(type, "[" + OPENED + " ,\n" + two + "]"))).isEqualTo(2);
    assertThat(accepted(postAs(type, OPENED + "\n" + two + "\n"))).isEqualTo(2);
    assertThat(accepted(postAs(type, "[]"))).isZero();
    assertThat(account.rows().payloads(account.tenant().id()))
        .extracting(bytes -> new String(bytes, StandardCharsets.UTF_8))
        .containsExactly(OPENED, OPENED, two, OPENED, two);
  }

  /** The specification lets a structured event repeat its attributes in fields. */
  @Test
  void looksAtNoFieldsBesideAStructuredEvent() {
    String[] fields = {"content-type", "application/cloudevents+json", "ce-id", "%zz"};

    assertThat(send(OPENED, fields).expect(202).json().at("/events/0/type").textValue())
        .isEqualTo("door.opened");
  }

  @Test
  void rejectsSomeOfABatchAndListsAThousand() {
    String bad = "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/s\",\"type\":\"no type\"}";

    JsonNode answer =
        postAs("application/cloudevents-batch+json", (OPENED + "\n" + bad + "\n").repeat(1_100))
            .expect(202)
            .json();

    assertThat(answer.path("accepted").intValue()).isEqualTo(1_100);
    assertThat(answer.path("events")).hasSize(1_000);
    assertThat(answer.path("rejected")).hasSize(1_000);
    assertThat(answer.at("/rejected/0/index").intValue()).isEqualTo(1);
    assertThat(answer.at("/rejected/0/reason").textValue()).startsWith("type must be words");
    assertThat(answer.path("truncated").booleanValue()).isTrue();
  }

  @Test
  void keepsTheOrderOfALongSequence() {
    List<String> events =
        IntStream.range(0, 2_000).mapToObj(i -> event("d-" + i, "door.opened")).toList();

    assertThat(accepted(postAs("application/json", String.join("\n", events)))).isEqualTo(2_000);
    assertThat(account.rows().payloads(account.tenant().id()))
        .extracting(bytes -> new String(bytes, StandardCharsets.UTF_8))
        .containsExactlyElementsOf(events);
  }

  @Test
  void storesAnEventTwiceThatIsPostedTwice() {
    postAs("application/cloudevents+json", OPENED).expect(202);
    postAs("application/cloudevents+json", OPENED).expect(202);

    assertThat(account.rows().payloads(account.tenant().id())).hasSize(2);
  }

  @Test
  void reachesNoSubscriptionOfAnotherFamily() {
    account.omicall("call", receiver, "ringing");
    account.subscribe("{'url':'" + receiver.url("/x") + "','types':['*'],'sources':['sigma']}");

    JsonNode answer =
        postAs("application/cloudevents+json", event("c", "call.ringing")).expect(202).json();

    assertThat(answer.at("/events/0/deliveries").intValue()).isZero();
  }

  private static String event(String id, String type) {
    return "{\"specversion\":\"1.0\",\"id\":\"%s\",\"source\":\"/building/7\",\"type\":\"%s\"}"
        .formatted(id, type);
  }

  private static int accepted(Answer answer) {
    return answer.expect(202).json().path("accepted").intValue();
  }

  private Answer postAs(String contentType, String body) {
    return send(body, "content-type", contentType);
  }

  private Answer postInFields(String contentType, String data, String... more) {
    List<String> fields =
        new ArrayList<>(
            List.of(
                "content-type", contentType,
                "ce-specversion", "1.0",
                "ce-id", "d-1",
                "ce-source", "/building/7",
                "ce-type", "door.opened"));
    fields.addAll(Arrays.asList(more));
    return send(data, fields.toArray(String[]::new));
  }

  private Answer send(String body, String... fields) {
    List<String> all = new ArrayList<>(List.of(account.tenant().bearer()));
    all.addAll(Arrays.asList(fields));
    return account.client().send("POST", "/v1/events", body, all.toArray(String[]::new));
  }
}
