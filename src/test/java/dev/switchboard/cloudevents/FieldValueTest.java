package dev.switchboard.cloudevents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldValueTest {

  /** The third row is the specification's own example. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "plain                                 | plain",
        "``                                    | ``",
        "Euro%20%E2%82%AC%20%F0%9F%98%80       | Euro € 😀",
        "euro%e2%82%ac                         | euro€",
        "%41%2542                              | A%42",
        "%22quoted%22                          | \"quoted\"",
        "\"with \\\"older\\\" senders \\\\\"   | with \"older\" senders \\",
        "\"%20\"                               | ` `",
        "\"                                    | \"",
        "a \"b\" c                             | a \"b\" c",
        "a+b=c&d                               | a+b=c&d"
      })
  void decodesOnce(String value, String text) {
    assertThat(FieldValue.decode(value)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "%                    | has a % without two hexadecimal digits after it",
        "a%4                  | has a % without two hexadecimal digits after it",
        "%zz                  | has a % without two hexadecimal digits after it",
        "%+1                  | has a % without two hexadecimal digits after it",
        "%４１                 | has a % without two hexadecimal digits after it",
        "%C0%A0               | is percent-encoded, but not of UTF-8",
        "%ED%A0%80            | is percent-encoded, but not of UTF-8",
        "%E2%82               | is percent-encoded, but not of UTF-8",
        "%FF                  | is percent-encoded, but not of UTF-8",
        "é                    | holds what must be percent-encoded",
        "`a\tb`               | holds what must be percent-encoded",
        "\"a\"b\"             | is wrongly quoted",
        "\"a\\\"              | is wrongly quoted"
      })
  void saysWhatIsWrongWithTheRest(String value, String trouble) {
    assertThatThrownBy(() -> FieldValue.decode(value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(trouble);
  }
}
