package dev.switchboard.cloudevents;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampTest {

  @ParameterizedTest
  @CsvSource({
    "1985-04-12T23:20:50.52Z,1985-04-12T23:20:50.52Z",
    "1996-12-19T16:39:57-08:00,1996-12-20T00:39:57Z",
    "1990-12-31T23:59:60Z,1991-01-01T00:00:00Z",
    "1990-12-31T15:59:60-08:00,1991-01-01T00:00:00Z",
    "1937-01-01T12:00:27.87+00:20,1937-01-01T11:40:27.87Z",
    "2026-03-01t12:00:00z,2026-03-01T12:00:00Z",
    "2026-03-01T12:00:00-00:00,2026-03-01T12:00:00Z",
    "2026-03-01T12:00:00+23:59,2026-02-28T12:01:00Z",
    "2026-03-01T12:00:00.1234567891234Z,2026-03-01T12:00:00.123456789Z",
    "2024-02-29T00:00:00Z,2024-02-29T00:00:00Z"
  })
  void readsWhatRfc3339Allows(String text, Instant moment) {
    assertThat(Timestamp.parse(text)).isEqualTo(moment);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2026-03-01",
        "2026-03-01T12:00Z",
        "2026-03-01T12:00:00",
        "2026-03-01 12:00:00Z",
        "2026-03-01T12:00:00.Z",
        "2026-03-01T12:00:00+0100",
        "2026-03-01T12:00:00+24:00",
        "2026-02-29T12:00:00Z",
        "2026-13-01T12:00:00Z",
        "2026-03-01T24:00:00Z",
        "2026-03-01T12:60:00Z",
        "2026-03-01T12:00:60Z",
        "2026-03-01T12:00:00Z\n",
        "٢٠٢٦-03-01T12:00:00Z",
        "12026-03-01T12:00:00Z",
        "1772366400",
        "2026-03-01T12:00:00.0000000000000000000000000000000000000000000000Z"
      })
  void readsNothingElse(String text) {
    assertThat(Timestamp.parse(text)).isNull();
  }
}
