package dev.switchboard.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrendTest {

  @ParameterizedTest
  @CsvSource({
    "200,            0",
    "200 200 200,    0",
    "200 202 204,    2",
    "204 202 200,   -2",
    "200 210 200,    0",
    "1 2 2 4,        0.9"
  })
  void findsTheGrowthFromOneValueToTheNext(String values, double slope) {
    double[] noted = Arrays.stream(values.split(" ")).mapToDouble(Double::parseDouble).toArray();

    assertThat(Trend.slope(noted)).isCloseTo(slope, within(1e-9));
  }
}
