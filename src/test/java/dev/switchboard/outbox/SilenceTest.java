package dev.switchboard.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.delivery.LaneLimits;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SilenceTest {

  @ParameterizedTest
  @CsvSource({"15000, 10000, 5000", "6000, 4000, 2000", "3000, 2000, 1000"})
  void stopsANodeWellBeforeOthersTakeItForDead(long dead, long doubted, long answer) {
    Silence silence = new Silence(Duration.ofMillis(dead));

    assertThat(silence.doubted()).isEqualTo(Duration.ofMillis(doubted));
    assertThat(silence.answer()).isEqualTo(Duration.ofMillis(answer));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT2.999S", "PT0S", "PT-1S"})
  void takesNoPauseForADeath(Duration dead) {
    assertThatThrownBy(() -> new Silence(dead)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void leavesTimeForThreeSignsOfLifeBeforeANodeStops() {
    assertThatCode(() -> options(Duration.ofMillis(2_000))).doesNotThrowAnyException();
    assertThatThrownBy(() -> options(Duration.ofMillis(2_001)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("too seldom");
  }

  private static OutboxOptions options(Duration beatEvery) {
    return new OutboxOptions(
        new LaneLimits(8, 2, 6, 10, 25, 1_000),
        1,
        Duration.ofMillis(100),
        beatEvery,
        new Silence(Duration.ofSeconds(9)),
        500,
        Duration.ZERO,
        Duration.ofSeconds(10),
        1_000);
  }
}
