package dev.switchboard.cloudevents;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaTypeTest {

  @ParameterizedTest
  @CsvSource({
    "application/json,json",
    "Application/JSON; charset=utf-8,json",
    "application/vnd.acme+json,json",
    "text/json,json",
    "text/plain,text",
    "text/plain;charset=\"UTF-8\",text",
    "text/xml ; a=\"x;\\\"y\" ; charset=us-ascii,text",
    "application/xml,text",
    "application/atom+xml,text",
    "text/plain; charset=iso-8859-1,neither",
    "application/octet-stream,neither",
    "application/jsonp,neither",
    "image/png,neither"
  })
  void tellsJsonFromTextFromTheRest(String text, String kind) {
    MediaType type = MediaType.parse(text);

    assertThat(type.isJson()).isEqualTo(kind.equals("json"));
    assertThat(!type.isJson() && type.isText()).isEqualTo(kind.equals("text"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "json",
        "/",
        "a/",
        "/b",
        "a/b/c",
        "a/b;",
        "a/b;c",
        "a/b;c=\"",
        "a b/c",
        "a/b;c=\"\n\""
      })
  void knowsWhatIsNone(String text) {
    assertThat(MediaType.parse(text)).isNull();
  }

  @Test
  void losesNoStackOnALongOne() {
    assertThat(MediaType.parse("a/b" + ";c=d".repeat(240))).isNotNull();
    assertThat(MediaType.parse("a/b" + ";c=d".repeat(1_000_000))).isNull();
    assertThat(MediaType.parse("a/b;c=\"" + "d".repeat(990) + "\"")).isNotNull();
  }
}
