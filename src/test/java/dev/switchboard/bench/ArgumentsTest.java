package dev.switchboard.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentsTest {

  @Test
  void measuresAtFullScaleUnlessToldOtherwise() {
    assertThat(Arguments.parse("backlog"))
        .isEqualTo(new Arguments(Scale.FULL, List.of("backlog")))
        .returns(false, Arguments::quick);
    assertThat(Arguments.parse("--quick").quick()).isTrue();
  }

  @Test
  void lastsAsLongAsItIsTold() {
    Arguments arguments = Arguments.parse("endurance", "--minutes", "5");

    assertThat(arguments.scale().laps()).isEqualTo(new Scale.Laps(5, 60));
    assertThat(arguments.quick()).isFalse();
    assertThat(Arguments.parse("endurance-full-load", "--minutes", "5"))
        .extracting(Arguments::scale)
        .isEqualTo(arguments.scale());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--slow               | unknown option --slow",
        "endurance --minutes   | --minutes needs a number from 1 to 9999",
        "endurance --minutes 0 | --minutes needs a number from 1 to 9999",
        "--minutes 5          | --minutes is for endurance, to be named",
        "backlog --minutes 5   | --minutes is for endurance, to be named"
      })
  void saysWhatItDoesNotUnderstand(String line, String complaint) {
    assertThatThrownBy(() -> Arguments.parse(line.split(" "))).hasMessage(complaint);
  }

  @Test
  void leavesTheLongestOutUnlessItIsNamed() {
    assertThat(Workloads.named(List.of()))
        .extracting(Workload::name)
        .contains("backlog", "full-tables", "many-subscriptions")
        .doesNotContain("endurance", "endurance-full-load");
    assertThat(Workloads.named(List.of("endurance"))).hasSize(1);
  }
}
