package dev.switchboard.dialect.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SigmaNumbersTest {
  @Test
  void drawsNineDigitsThatFitAnInteger() {
    SigmaNumbers numbers = new SigmaNumbers(new Random(1));
    for (int drawn = 0; drawn < 1_000; drawn++) {
      assertThat(numbers.get()).matches("[1-9][0-9]{8}");
    }
  }
}
