package dev.switchboard.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DeliveryStateTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          pending   | cancelled dead delivered held
          held      | cancelled dead delivered pending
          delivered | ''
          dead      | ''
          cancelled | ''
          """)
  void movesOnlyWhereTheTableAllows(String from, String allowed) {
    DeliveryState state = DeliveryState.named(from);
    List<String> targets = Arrays.stream(allowed.split(" ")).filter(s -> !s.isEmpty()).toList();
    TreeSet<String> moved = new TreeSet<>();
    for (DeliveryState next : DeliveryState.values()) {
      if (targets.contains(next.wireName())) {
        moved.add(state.moveTo(next).wireName());
      } else {
        assertThatExceptionOfType(IllegalStateException.class)
            .isThrownBy(() -> state.moveTo(next))
            .withMessage("a delivery that is %s cannot become %s", from, next.wireName());
      }
    }
    assertThat(moved).containsExactlyElementsOf(targets);
    assertThat(state.isFinal()).isEqualTo(targets.isEmpty());
  }

  @ParameterizedTest
  @EnumSource
  void isFoundAgainByItsWireName(DeliveryState state) {
    assertThat(DeliveryState.named(state.wireName())).isSameAs(state);
    assertThat(state.wireName()).isLowerCase();
  }

  @Test
  void refusesANameThatIsNoState() {
    assertThatIllegalArgumentException().isThrownBy(() -> DeliveryState.named("PENDING"));
  }
}
