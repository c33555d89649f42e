package dev.switchboard.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          120                             | PT2M
          '  120 '                        | PT2M
          0                               | PT0S
          -5                              | PT0S
          999999999                       | PT999999999S
          99999999999999999999999999      | PT1000000000S
          Sun, 01 Mar 2026 12:02:00 GMT   | PT2M
          Sun, 1 Mar 2026 12:02:00 GMT    | PT2M
          Sun, 01 Mar 2026 12:00:00 GMT   | PT0S
          Sun, 01 Mar 2026 11:59:59 GMT   | PT0S
          Sunday, 01-Mar-26 12:02:00 GMT  | PT2M
          Sun Mar  1 12:02:00 2026        | PT2M
          Mon Mar 16 12:00:00 2026        | PT360H
          Friday, 01-Mar-75 12:00:00 GMT  | PT429528H
          Tuesday, 01-Mar-77 12:00:00 GMT | PT0S
          """)
  void readsSecondsAndDates(String field, Duration pause) {
    assertThat(RetryAfter.parse(field, NOW)).isEqualTo(pause);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "soon",
        "1.5",
        "+5",
        "--5",
        "5s",
        "0x10",
        "١٢٠",
        "2026-03-01T12:02:00Z",
        "Mon, 01 Mar 2026 12:02:00 GMT",
        "Sun, 32 Mar 2026 12:02:00 GMT",
        "Sun, 01 Mar 2026 12:02:00 GMT and more"
      })
  void makesNothingOfGarbage(String field) {
    assertThat(RetryAfter.parse(field, NOW)).isNull();
  }

  @Test
  void makesNothingOfAMissingField() {
    assertThat(RetryAfter.parse(null, NOW)).isNull();
  }
}
