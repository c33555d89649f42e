package dev.switchboard.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DirectTargetsTest {

  @ParameterizedTest
  @CsvSource({
    "example.com, example.com, 8.8.8.8, true",
    "example.com, EXAMPLE.com, 8.8.8.8, true",
    "example.com, a.example.com, 8.8.8.8, true",
    ".Example.com, a.b.example.com, 8.8.8.8, true",
    ".example.com, example.com, 8.8.8.8, true",
    "example.com, anexample.com, 8.8.8.8, false",
    "example.com, example.com.evil.example, 8.8.8.8, false",
    "10.0.0.0/8, a.example, 10.1.2.3, true",
    "10.0.0.0/8, 10.0.0.0, 11.0.0.1, false",
    "10.1.2.3, a.example, 10.1.2.3, true",
    "10.1.2.3, 10.1.2.3, 10.1.2.4, false",
    "fd00::/8, a.example, fd12::1, true",
    "localhost 10.0.0.0/8, localhost, 127.0.0.1, true",
  })
  void includeNamesWithWhatIsUnderThemAndAddresses(
      String targets, String host, String address, boolean direct) throws Exception {
    assertThat(
            DirectTargets.parse(List.of(targets.split(" ")))
                .include(host, InetAddress.getByName(address)))
        .isEqualTo(direct);
  }

  @Test
  void includeNothingWhereNothingIsNamed() throws Exception {
    assertThat(DirectTargets.parse(List.of()).include("a", InetAddress.getByName("::1"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "*", "*.example.com", "a b", "10.0.0.0/33", "a..b", "http://a", "."})
  void refuseWhatIsNoTarget(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> DirectTargets.parse(List.of(text)));
  }
}
