package dev.switchboard.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.dialect.Refusal;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThrottleTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private long nanos;

  @ParameterizedTest
  @CsvSource({
    "192.0.2.1,     192.0.2.1,           true",
    "192.0.2.1,     192.0.2.2,           false",
    "2001:db8::1,   2001:db8:0:0:5::9,   true",
    "2001:db8::1,   2001:db8:0:1::1,     false",
    "2001:db8::1,   2001:DB8::1,         true",
  })
  void countsAnAddressOrTheNetworkOfALongOne(String wrong, String other, boolean same) {
    Throttle throttle = new Throttle(1, 0, MINUTE, () -> nanos);
    throttle.failed("token", wrong);
    if (same) {
      assertThatThrownBy(() -> throttle.admit("token", other)).isInstanceOf(Refusal.class);
    } else {
      assertThatCode(() -> throttle.admit("token", other)).doesNotThrowAnyException();
    }
    assertThatCode(() -> throttle.admit("pair", wrong)).doesNotThrowAnyException();
  }

  @Test
  void countsNothingWhereTheLimitIsZero() {
    Throttle throttle = new Throttle(0, 0, MINUTE, () -> nanos);
    for (int i = 0; i < 1_000; i++) {
      throttle.failed("token", "192.0.2.1");
    }
    assertThatCode(() -> throttle.admit("token", "192.0.2.1")).doesNotThrowAnyException();
  }

  @Test
  void opensAWindowAtTheFirstFailureAndShutsItAtTheLast() {
    FailureCounts counts = new FailureCounts(2, MINUTE, () -> nanos);
    assertThat(counts.add("a")).isFalse();
    nanos += Duration.ofSeconds(59).toNanos();
    assertThat(counts.shutFor("a")).isZero();
    assertThat(counts.add("a")).isTrue();
    assertThat(counts.shutFor("a")).isEqualTo(Duration.ofSeconds(1));
    nanos += Duration.ofSeconds(1).toNanos();
    assertThat(counts.shutFor("a")).isZero();
    assertThat(counts.add("a")).isFalse();
    assertThat(counts.add("a")).isTrue();
    assertThat(counts.shutFor("a")).isEqualTo(MINUTE);
  }

  @Test
  void remembersABoundedNumberOfKeysTheLatestFirst() {
    FailureCounts counts = new FailureCounts(1, MINUTE, () -> nanos);
    for (int i = 0; i <= 10_000; i++) {
      counts.add("key " + i);
    }
    assertThat(counts.shutFor("key 0")).isZero();
    assertThat(counts.shutFor("key 1")).isEqualTo(MINUTE);
    assertThat(counts.shutFor("key 10000")).isEqualTo(MINUTE);
  }
}
