package dev.switchboard.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypePatternTest {

  @ParameterizedTest(name = "{0} on {1}: {2}")
  @CsvSource({
    "call.ringing, call.ringing,       true",
    "call.ringing, call.ringing.twice, false",
    "call.ringing, call.ring,          false",
    "call.ringing, Call.Ringing,       false",
    "call,         call,               true",
    "call,         call.ringing,       false",
    "call.*,       call.ringing,       true",
    "call.*,       call.ringing.twice, true",
    "call.*,       call,               false",
    "call.*,       caller.created,     false",
    "call.*,       recall.ringing,     false",
    "call.leg.*,   call.leg.up,        true",
    "call.leg.*,   call.legs,          false",
    "call.leg.*,   call.ringing,       false",
    "*,            call.ringing,       true",
    "*,            call,               true",
  })
  void matchesAnExactTypeOrEverythingUnderAPrefix(String pattern, String type, boolean matches) {
    assertThat(new TypePattern(pattern).matches(type)).isEqualTo(matches);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        ".*",
        "**",
        "*.*",
        "*.call",
        "call*",
        "call.r*",
        "call.*.up",
        "call..*",
        "a b"
      })
  void refusesAWildcardThatDoesNotTrail(String text) {
    assertThat(TypePattern.isValid(text)).isFalse();
    assertThatIllegalArgumentException().isThrownBy(() -> new TypePattern(text));
  }
}
