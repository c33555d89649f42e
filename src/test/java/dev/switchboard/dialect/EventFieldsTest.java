package dev.switchboard.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventFieldsTest {
  @Test
  void takesTextsAndNumbersAsKeys() {
    assertThat(EventFields.key(PlainRequest.json("\"abc\""))).isEqualTo("abc");
    assertThat(EventFields.key(PlainRequest.json("42"))).isEqualTo("42");
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "\"\"", "\" \"", "{}", "[1]"})
  void findsNoKeyInWhatIsNone(String json) {
    assertThat(EventFields.key(PlainRequest.json(json))).isNull();
  }

  @Test
  void hashesKeysThatNoColumnWouldTake() {
    assertThat(EventFields.key(new TextNode("x".repeat(200)))).hasSize(200);
    assertThat(EventFields.key(new TextNode("x".repeat(201)))).hasSize(64);
    assertThat(EventFields.key(new TextNode("a\u0000b"))).hasSize(64);
  }

  @Test
  void readsTimes() {
    Instant time = Instant.parse("2023-10-18T02:23:15Z");
    assertThat(EventFields.seconds(PlainRequest.json("1697595795"))).isEqualTo(time);
    assertThat(EventFields.millis(PlainRequest.json("1697595795000"))).isEqualTo(time);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"1697595795\"", "1.5", "0", "-1", "99999999999999999", "1e40", "null"})
  void findsNoTimeInWhatIsNone(String json) {
    assertThat(EventFields.seconds(PlainRequest.json(json))).isNull();
    assertThat(EventFields.millis(PlainRequest.json(json))).isNull();
  }
}
