package dev.switchboard.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.gate.JsonLimits;
import io.vertx.core.MultiMap;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an event in binary mode becomes. Bodies and events are written with single quotes. */
class BinaryEventTest {
  private static final IntakeLimits LIMITS =
      new IntakeLimits(
          1 << 20, 2_000, new JsonLimits(20, 2_000, 50, 500), Duration.ofSeconds(1), 1);
  private static final String ATTRIBUTES =
      "{'specversion':'1.0','id':'7','source':'/pbx','type':'call.ringing'";

  private final BinaryEvent binary = new BinaryEvent(new JsonReading(LIMITS), LIMITS);
  private final MultiMap fields =
      MultiMap.caseInsensitiveMultiMap()
          .add("ce-specversion", "1.0")
          .add("CE-ID", "7")
          .add("Ce-Source", "/pbx")
          .add("ce-type", "call.ringing")
          .add("user-agent", "a client");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "application/json              | {'a': 1.50e1}    | 'data':{'a': 1.50e1}",
        "application/json              | ` ~[1] ~`        | 'data':[1]",
        "application/json              | `\uFEFF {} `     | 'data':{}",
        "application/json              | 'text'           | 'data':'text'",
        "application/json              | 12               | 'data':12",
        "application/json              | null             | 'data':null",
        "application/vnd.acme+json     | true             | 'data':true",
        "application/json              | {'é':'\u20ac😀'} | 'data':{'é':'\u20ac😀'}",
        "text/plain; charset=utf-8     | grüße ~#         | 'data':'grüße #n##'",
        "text/plain; charset=iso-8859-1| abc              | 'data_base64':'YWJj'",
        "application/xml               | <a/>             | 'data':'<a/>'",
        "application/octet-stream      | {}               | 'data_base64':'e30='",
        "image/png                     | ???              | 'data_base64':'Pz8/'",
        "application/x-www-form-urlencoded | a=b          | 'data_base64':'YT1i'"
      })
  void becomesTheSameEventInJson(String type, String body, String data) throws IOException {
    fields.add("content-type", type);

    assertThat(event(real(body).getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(real(ATTRIBUTES + ",'datacontenttype':'" + type.strip() + "'," + data + "}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'a':1}|'data':{'a':1}",
        "{'a':|'data_base64':'eyJhIjo='",
        "[1] x|'data_base64':'WzFdIHg='"
      })
  void takesDataOfNoTypeForWhatItHolds(String body, String data) throws IOException {
    assertThat(event(real(body).getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(real(ATTRIBUTES + "," + data + "}"));
  }

  @Test
  void keepsBytesThatAreNoText() throws IOException {
    byte[] bytes = HexFormat.of().parseHex("00ff80c328");

    assertThat(event(bytes)).isEqualTo(real(ATTRIBUTES + ",'data_base64':'AP+Awyg='}"));
    fields.add("content-type", "text/plain");
    assertThat(event(bytes)).contains(real("'data_base64':'AP+Awyg='"));
  }

  @Test
  void mayBeWithoutData() throws IOException {
    assertThat(event(new byte[0])).isEqualTo(real(ATTRIBUTES + "}"));
    fields.add("content-type", "application/json");
    assertThat(event(new byte[0])).doesNotContain("data\"").contains("datacontenttype");
  }

  @Test
  void decodesItsFields() throws IOException {
    fields.add("ce-subject", "Euro%20%E2%82%AC%20%F0%9F%98%80").add("ce-x", "\"a \\\"b\\\"\"");

    assertThat(event(new byte[0])).contains(real("'subject':'Euro € 😀','x':'a #'b#''"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ce-subject   | %C0%A0     | ce-subject is percent-encoded, but not of UTF-8",
        "ce-subject   | 100%       | ce-subject has a % without two hexadecimal digits after it",
        "ce-subject   | é          | ce-subject holds what must be percent-encoded",
        "CE-Id        | 8          | ce-id is given more than once",
        "ce-trace-id  | 8          | names of attributes are lower-case letters and digits",
        "ce-          | 8          | names of attributes are lower-case letters and digits",
        "ce-data      | 8          | ce-data is no field: data is the body",
        "ce-datacontenttype | a/b  | ce-datacontenttype is no field: data is the body"
      })
  void isRejectedForAFieldThatIsWrong(String name, String value, String reason) throws IOException {
    fields.add(name, value);

    assertThat(binary.piece(fields, new byte[0]).reason()).startsWith(reason);
  }

  @Test
  void isRejectedForTwoContentTypes() throws IOException {
    fields.add("content-type", "a/b").add("content-type", "a/c");

    assertThat(binary.piece(fields, new byte[0]).reason()).contains("more than once");
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/octet-stream", "text/plain"})
  void isRejectedWhenItIsTooLargeInJson(String type) throws IOException {
    fields.add("content-type", type);

    assertThat(binary.piece(fields, new byte[300]).reason()).isNull();
    assertThat(binary.piece(fields, new byte[1_600]).reason()).isEqualTo("larger than 2000 bytes");
    assertThat(binary.piece(fields, null).reason()).isEqualTo("larger than 2000 bytes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "application/json"})
  void isRejectedForDataThatHoldsTooMuch(String type) throws IOException {
    if (!type.isEmpty()) {
      fields.add("content-type", type);
    }
    String deep = "[".repeat(21) + "]".repeat(21);
    String wide = "[" + "1,".repeat(500) + "1]";

    for (String body : new String[] {deep, wide, "1".repeat(51)}) {
      assertThat(binary.piece(fields, body.getBytes(StandardCharsets.UTF_8)).reason())
          .startsWith("over a limit: ");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "~{'a' 1}  | line 2, column 6",
        "{'a':1} x | line 1, column",
        "{} {}     | there is more after the value at line 1, column 4",
        "~         | there is no value at line 2",
        "nope      | line 1, column"
      })
  void failsWhereItsJsonIsNone(String body, String place) {
    fields.add("content-type", "application/json");

    assertThatThrownBy(() -> event(real(body).getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(BodyFailure.class)
        .hasMessageContaining(place);
  }

  @ParameterizedTest
  @ValueSource(strings = {"7b2261223a22ff227d", "7b007d00", "fffe7b007d00", "0000007b"})
  void failsWhereItsJsonIsNotUtf8(String bytes) {
    fields.add("content-type", "application/json");

    assertThatThrownBy(() -> event(HexFormat.of().parseHex(bytes)))
        .isInstanceOf(BodyFailure.class)
        .satisfies(e -> assertThat(((BodyFailure) e).refusal().status()).isEqualTo(400));
  }

  private String event(byte[] body) throws IOException {
    Piece piece = binary.piece(fields, body);
    assertThat(piece.reason()).isNull();
    return new String(piece.bytes(), StandardCharsets.UTF_8);
  }

  private static String real(String text) {
    return text.replace('\'', '"').replace('~', '\n').replace('#', '\\');
  }
}
