package dev.switchboard.cloudevents;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttributesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"id", "0", "partitionkey", "abcdefghijklmnopqrstuvwxyz0123456789", "traceparent"})
  void takesNamesOfLowerCaseLettersAndDigits(String name) {
    assertThat(Attributes.objection(name)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "Id", "trace-id", "trace_id", "a.b", "ä", "a b", "a\n", "\ud800", "İ"})
  void takesNoOtherNames(String name) {
    assertThat(Attributes.objection(name))
        .startsWith("names of attributes are lower-case letters and digits")
        .matches("[ -~]*");
  }

  @Test
  void repeatsNoEndlessName() {
    assertThat(Attributes.objection("A".repeat(1_000))).hasSizeLessThan(100);
    assertThat(Attributes.objection("a".repeat(1_000), "\0")).hasSizeLessThan(120);
  }

  @ParameterizedTest
  @CsvSource({
    "specversion,1.0",
    "id,A234-1234-1234",
    "id,' '",
    "id,ünï¢ødé 🍜",
    "type,com.example.object.deleted.v2",
    "type,call-ringing_2",
    "source,https://github.com/cloudevents",
    "source,mailto:cncf-wg-serverless@lists.cncf.io",
    "source,urn:uuid:6e8bc430-9c3a-11d9-9669-0800200c9a66",
    "source,/cloudevents/spec/pull/123",
    "source,1-555-123-4567",
    "source,//host/?a=%20#b",
    "dataschema,https://a.example/schema#1",
    "datacontenttype,text/plain; charset=utf-8",
    "time,2018-04-05T17:31:00Z",
    "subject,mynewfile.jpg",
    "anything,''",
    "anything,at all"
  })
  void takesWhatTheSpecificationAllows(String name, String value) {
    assertThat(Attributes.objection(name, value)).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "specversion | 0.3               | specversion must be 1.0",
        "specversion | 1                 | specversion must be 1.0",
        "id          | ''                | id must not be empty",
        "source      | ''                | source must not be empty",
        "source      | a b               | source must be a URI reference",
        "source      | /é                | source must be a URI reference",
        "source      | http://a/%zz      | source must be a URI reference",
        "source      | 1a:b              | source must be a URI reference",
        "type        | call..ringing     | type must be words of letters",
        "type        | call/ringing      | type must be words of letters",
        "type        | call.*            | type must be words of letters",
        "type        | ''                | type must not be empty",
        "subject     | ''                | subject must not be empty",
        "time        | ''                | time must not be empty",
        "time        | yesterday         | time must be a time such as 2026-03-01T12:00:00Z",
        "datacontenttype | json          | datacontenttype must be a media type",
        "datacontenttype | a/b;c         | datacontenttype must be a media type",
        "dataschema  | /schema           | dataschema must be an absolute URI",
        "dataschema  | ''                | dataschema must not be empty"
      })
  void objectsToWhatItDoesNot(String name, String value, String objection) {
    assertThat(Attributes.objection(name, value)).startsWith(objection);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\0",
        "a\nb",
        "\u007f",
        "\u0085",
        "\ud800",
        "x\udc00",
        "\ufffe",
        "\ufdd0",
        "\udbff\udfff"
      })
  void takesNoTextThatIsNone(String text) {
    assertThat(Attributes.objection("id", text)).startsWith("id holds a control character");
    assertThat(Attributes.objection("myextension", text)).startsWith("myextension holds");
  }

  @Test
  void takesNoTypeThatCannotBeStored() {
    assertThat(Attributes.objection("type", "a".repeat(128))).isNull();
    assertThat(Attributes.objection("type", "a".repeat(129))).isNotNull();
  }
}
