package dev.switchboard.dialect.omicall;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttemptNumberTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"send_num_retry\":1}|{\"send_num_retry\":12}",
        "{\"send_num_retry\":1,\"a\":2}|{\"send_num_retry\":12,\"a\":2}",
        "{\"a\":[1,{}],\"send_num_retry\":1}|{\"a\":[1,{}],\"send_num_retry\":12}",
        "`{ \"send_num_retry\" :  1 , \"a\": 1.50 } `|`{ \"send_num_retry\" :  12 , \"a\": 1.50 } `",
        "{\"send_num_retry\":\"1\",\"a\":1}|{\"send_num_retry\":12,\"a\":1}",
        "{\"send_num_retry\":null}|{\"send_num_retry\":12}",
        "{\"send_num_retry\":-1.0e3}|{\"send_num_retry\":12}",
        "{\"send_num_retry\":[1,{\"a\":2}],\"b\":3}|{\"send_num_retry\":12,\"b\":3}",
        "{\"n\":\"Trần Văn Tiến 😀\",\"send_num_retry\":1,\"z\":\"é\"}"
            + "|{\"n\":\"Trần Văn Tiến 😀\",\"send_num_retry\":12,\"z\":\"é\"}",
        "{\"n\":\"\\u00e9\\/\",\"send_num_retry\":1}|{\"n\":\"\\u00e9\\/\",\"send_num_retry\":12}",
        "{\"a\":{\"send_num_retry\":1},\"send_num_retry\":1,\"b\":[{\"send_num_retry\":1}]}"
            + "|{\"a\":{\"send_num_retry\":1},\"send_num_retry\":12,\"b\":[{\"send_num_retry\":1}]}",
        "{\"send_num_retry\":1,\"a\":0,\"send_num_retry\":2}"
            + "|{\"send_num_retry\":12,\"a\":0,\"send_num_retry\":12}",
        "{\"send_num_\\u0072etry\":1}|{\"send_num_\\u0072etry\":12}",
      })
  void changesTheNumberAndNoOtherByte(String record, String expected) {
    assertThat(write(record, 12)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"a\":{\"send_num_retry\":1}}",
        "{\"a\":\"send_num_retry\"}",
        "[{\"send_num_retry\":1}]",
        "{\"send_num_retry\":3}"
      })
  void leavesTheArrayAloneWhereNothingIsToChange(String record) {
    byte[] bytes = record.getBytes(StandardCharsets.UTF_8);
    assertThat(AttemptNumber.write(bytes, 3)).isSameAs(bytes);
  }

  @Test
  void findsTheNumberBehindAByteOrderMark() {
    assertThat(write("\ufeff{\"send_num_retry\":1}", 2)).isEqualTo("\ufeff{\"send_num_retry\":2}");
  }

  @Test
  void findsTheNumberBehindLongTexts() {
    String start = "{\"a\":\"" + "ế".repeat(20_000) + "\",\"send_num_retry\":";
    assertThat(write(start + "1}", 2)).isEqualTo(start + "2}");
  }

  @Test
  void replacesLongTextsWhole() {
    assertThat(write("{\"send_num_retry\":\"" + "ế".repeat(20_000) + "\" }", 2))
        .isEqualTo("{\"send_num_retry\":2 }");
  }

  private static String write(String record, int attempt) {
    byte[] bytes = record.getBytes(StandardCharsets.UTF_8);
    return new String(AttemptNumber.write(bytes, attempt), StandardCharsets.UTF_8);
  }
}
