package dev.switchboard.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.event.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpiryTest {
  private static final Instant ACCEPTED = Instant.parse("2026-03-01T12:00:00Z");

  private final Expiry expiry =
      new Expiry(Map.of("call.ringing", Duration.ofHours(1), "call.answered", Duration.ofHours(1)));

  @ParameterizedTest
  @CsvSource({
    "call.ringing, 2026-03-01T13:00:00Z",
    "call.answered, 2026-03-01T13:00:00Z",
    "call.hangup,",
    "call.ringing.twice,",
    "call,",
  })
  void givesListedTypesALifetimeAndOthersNone(String type, Instant end) {
    assertThat(expiry.expiresAt(type, ACCEPTED)).isEqualTo(end);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-01T13:00:00Z, 2026-03-01T12:59:59Z, false",
    "2026-03-01T13:00:00Z, 2026-03-01T13:00:00Z, false",
    "2026-03-01T13:00:00Z, 2026-03-01T13:00:00.000001Z, true",
    ", 2999-01-01T00:00:00Z, false",
  })
  void isOverAfterItsEndAndNotBefore(Instant end, Instant now, boolean over) {
    assertThat(Expiry.isOver(event(end), now)).isEqualTo(over);
  }

  @Test
  void keepsItsOwnCopyOfTheLifetimes() {
    Map<String, Duration> lifetimes = new java.util.HashMap<>();
    Expiry unchanged = new Expiry(lifetimes);
    lifetimes.put("call.hangup", Duration.ZERO);

    assertThat(unchanged.expiresAt("call.hangup", ACCEPTED)).isNull();
  }

  private static Event event(Instant expiresAt) {
    return new Event(
        new UUID(0, 1),
        new UUID(0, 2),
        "omicall",
        "call.ringing",
        null,
        new byte[0],
        ACCEPTED,
        ACCEPTED,
        expiresAt);
  }
}
