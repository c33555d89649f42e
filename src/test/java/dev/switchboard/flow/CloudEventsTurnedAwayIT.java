package dev.switchboard.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.testing.Answer;
import dev.switchboard.testing.Databases;
import dev.switchboard.testing.RawConnection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no CloudEvent, or none this gateway takes: nothing of it is stored. */
class CloudEventsTurnedAwayIT extends FlowTest {
  private static final String EVENT =
      "{'specversion':'1.0','id':'1','source':'/s','type':'door.opened'";

  @BeforeParameterizedClassInvocation
  static void start(Databases databases) {
    flow = Flow.on(databases, "switchboard.intake.max-event", "10000");
  }

  @AfterEach
  void storesNothing() {
    assertThat(account.rows().payloads(account.tenant().id())).isEmpty();
  }

  /** {@code EVENT} stands for an event without its last bracket. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                                  | not a CloudEvent: specversion is required",
        "{'call_uuid':'c','state':'ringing'} | not a CloudEvent: specversion is required",
        "42                                  | not a JSON object",
        "[1]                                 | not a JSON object",
        "EVENT,'id':null}                    | not a CloudEvent: id is required",
        "EVENT,'specversion':'0.3'}          | specversion must be 1.0",
        "EVENT,'source':'a b'}               | source must be a URI reference",
        "EVENT,'type':'a/b'}                 | type must be words of letters, digits, _ and -",
        "EVENT,'time':'now'}                 | time must be a time such as",
        "EVENT,'subject':''}                 | subject must not be empty",
        "EVENT,'subject':'#u0000'}           | subject holds a control character",
        "EVENT,'ext':'#ud800'}               | ext holds a control character",
        "EVENT,'#ud800':'x'}                 | names of attributes are lower-case letters",
        "EVENT,'traceId':'x'}                | names of attributes are lower-case letters",
        "EVENT,'data':1,'data_base64':''}    | data and data_base64 exclude each other",
        "EVENT,'data_base64':'?'}            | data_base64 must be base64",
        "EVENT,'data':'LONG'}                | larger than 10000 bytes"
      })
  void rejectsWhatIsNoEventOfThatKind(String body, String reason) {
    String json =
        body.replace("EVENT", EVENT)
            .replace('\'', '"')
            .replace('#', '\\')
            .replace("LONG", "x".repeat(10_000));

    assertRejected(post(json, "content-type", "application/cloudevents+json"), reason);
  }

  /** Each row changes one field of an event in binary mode that is right. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ce-id          |          | not a CloudEvent: id is required",
        "ce-specversion |          | not a CloudEvent: specversion is required",
        "ce-specversion | 1.1      | specversion must be 1.0",
        "ce-type        | a%20b    | type must be words of letters, digits, _ and -",
        "ce-source      | %20      | source must be a URI reference",
        "ce-time        | 2026     | time must be a time such as",
        "ce-subject     | %C0%A0   | ce-subject is percent-encoded, but not of UTF-8",
        "ce-subject     | 100%     | ce-subject has a % without two hexadecimal digits",
        "ce-subject     | %00      | subject holds a control character",
        "ce-trace-id    | x        | names of attributes are lower-case letters and digits",
        "ce-data        | x        | ce-data is no field",
        "ce-datacontenttype | a/b  | ce-datacontenttype is no field",
        "content-type   | nonsense | datacontenttype must be a media type"
      })
  void rejectsAnEventWithAWrongField(String name, String value, String reason) {
    Map<String, String> fields = binary();
    fields.put(name, value);
    fields.values().removeIf(gone -> gone == null);

    assertRejected(post("{}", fields), reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/octet-stream", "text/plain", "application/json"})
  void rejectsBinaryDataThatIsTooLarge(String type) {
    Map<String, String> fields = binary();
    fields.put("content-type", type);

    assertRejected(post("1".repeat(10_001), fields), "larger than 10000 bytes");
    assertRejected(post("1".repeat(200_000), fields), "larger than 10000 bytes");
  }

  @Test
  void rejectsAnEventWithAFieldGivenTwice() {
    String fields =
        "ce-id: 1\r\nce-id: 2\r\nce-specversion: 1.0\r\nce-source: /s\r\nce-type: a\r\n";
    String head =
        "POST /v1/events HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n%s"
            + "Content-Length: 0\r\n\r\n";

    try (RawConnection connection = new RawConnection(account.client().url())) {
      connection.send(head.formatted(account.tenant().token(), fields));
      assertThat(connection.until("\r\n")).contains(" 422 ");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "application/cloudevents+json       | ``           | line 1, column 1",
        "application/cloudevents+json       | EVENT        | line 1, column",
        "application/cloudevents-batch+json | [EVENT},~{]  | line 2, column",
        "application/json                   | rubbish      | line 1, column"
      })
  void tellsWhereABodyIsNotJson(String type, String body, String place) {
    String json = body.replace("EVENT", EVENT).replace('\'', '"').replace('~', '\n');

    assertNotJson(post(json, "content-type", type), place);
  }

  @Test
  void tellsWhereBinaryDataIsNotTheJsonItClaimsToBe() {
    assertNotJson(post("{\"a\":\n1,}", binary()), "line 2, column 3");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/cloudevents+xml",
        "application/cloudevents+avro",
        "application/CloudEvents-batch+protobuf; a=b",
        "application/cloudevents+"
      })
  void refusesOtherFormatsThanJson(String type) {
    Answer answer = post("<event/>", "content-type", type);

    assertThat(answer.status()).isEqualTo(415);
    assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
  }

  @ParameterizedTest
  @CsvSource({"PUT,405", "GET,405"})
  void takesNoOtherMethod(String method, int status) {
    assertThat(account.own(method, "/v1/events", method.equals("GET") ? null : "{}").status())
        .isEqualTo(status);
  }

  @Test
  void refusesAStranger() {
    String[] stranger = {"authorization", "Bearer nobody"};

    assertThat(account.client().send("POST", "/v1/events", "{}", stranger).status()).isEqualTo(401);
  }

  private static Map<String, String> binary() {
    Map<String, String> fields = new TreeMap<>();
    fields.put("ce-specversion", "1.0");
    fields.put("ce-id", "1");
    fields.put("ce-source", "/s");
    fields.put("ce-type", "door.opened");
    fields.put("content-type", "application/json");
    return fields;
  }

  private static void assertRejected(Answer answer, String reason) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(422);
    assertThat(answer.json().path("accepted").intValue()).isZero();
    assertThat(answer.json().path("events")).isEmpty();
    assertThat(answer.json().path("rejected")).hasSize(1);
    assertThat(answer.json().at("/rejected/0/index").intValue()).isZero();
    assertThat(answer.json().at("/rejected/0/reason").textValue()).startsWith(reason);
  }

  private static void assertNotJson(Answer answer, String place) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
    assertThat(answer.json().path("detail").textValue()).contains(place);
  }

  private Answer post(String body, Map<String, String> fields) {
    List<String> all = new ArrayList<>();
    fields.forEach((name, value) -> all.addAll(List.of(name, value)));
    return post(body, all.toArray(String[]::new));
  }

  private Answer post(String body, String... fields) {
    List<String> all = new ArrayList<>(List.of(account.tenant().bearer()));
    all.addAll(Arrays.asList(fields));
    return account.client().send("POST", "/v1/events", body, all.toArray(String[]::new));
  }
}
