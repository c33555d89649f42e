package dev.switchboard.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CrashArgumentsTest {

  @Test
  void playsEverythingForFiveMinutesUnlessToldOtherwise() {
    CrashArguments arguments = CrashArguments.parse(7);

    assertThat(arguments.scenarios()).isEqualTo(Scenarios.ALL);
    assertThat(arguments.time()).isEqualTo(Duration.ofMinutes(5));
    assertThat(arguments.blows()).isEqualTo(Integer.MAX_VALUE);
    assertThat(arguments.seed()).isEqualTo(7);
  }

  @Test
  void takesScenariosDurationKillsAndDatabase() {
    CrashArguments arguments =
        CrashArguments.parse(
            7, "--database", "h2", "--minutes", "120", "--blows", "50", "--seed", "3");

    assertThat(arguments.scenarios())
        .extracting(Scenario::name)
        .containsExactly("killed-gateway-h2");
    assertThat(arguments.time()).isEqualTo(Duration.ofHours(2));
    assertThat(arguments.blows()).isEqualTo(50);
    assertThat(arguments.seed()).isEqualTo(3);
    assertThat(CrashArguments.parse(7, "stopped-database").scenarios()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "--minutes, needs a value",
    "--minutes x, needs a number",
    "--database oracle, no database is named oracle",
    "stopped-database --database h2, no such scenario",
    "--hours 3, no scenario is named --hours"
  })
  void refusesWhatItDoesNotUnderstand(String words, String complaint) {
    assertThatThrownBy(() -> CrashArguments.parse(7, words.split(" ")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(complaint);
  }
}
