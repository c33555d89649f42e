package dev.switchboard.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PortRangesTest {

  @ParameterizedTest
  @CsvSource({
    "443, 443, true",
    "443, 444, false",
    "443, 80, false",
    "8000-8999, 7999, false",
    "8000-8999, 8000, true",
    "8000-8999, 8999, true",
    "8000-8999, 9000, false",
    "443 8000-8999, 443, true",
    "443 8000-8999, 8443, true",
    "443 8000-8999, 22, false",
    "1-65535, 65535, true",
  })
  void allowWhatTheyName(String ranges, int port, boolean allowed) {
    assertThat(PortRanges.parse(List.of(ranges.split(" "))).allow(port)).isEqualTo(allowed);
  }

  @Test
  void allowAnyPortWhereNoneIsNamed() {
    assertThat(PortRanges.parse(List.of()).allow(1)).isTrue();
    assertThat(PortRanges.ANY.allow(65_535)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "65536", "443-80", "https", "443-", "-443", "1-2-3", "99999999"})
  void refuseWhatIsNoPort(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> PortRanges.parse(List.of(text)));
  }
}
