package dev.switchboard.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EgressPortsTest {
  private final EgressPolicy policy =
      new EgressPolicy(List.of(), true, PortRanges.parse(List.of("443", "8000-8999")));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.com/",
        "https://example.com:443/",
        "https://example.com:8443/",
        "http://example.com:8000/",
        "https://8.8.8.8:8999/",
      })
  void acceptsUrlsWithAnAllowedPort(String url) {
    policy.check(url);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.com/",
        "https://example.com:80/",
        "https://example.com:22/",
        "https://[2606:4700:4700::1111]:9000/",
      })
  void refusesUrlsWithAnotherPort(String url) {
    EgressRefusal refusal = catchThrowableOfType(EgressRefusal.class, () -> policy.check(url));
    assertThat(refusal.reason()).isEqualTo("port_denied");
    assertThat(refusal).hasMessage("the URL's port is not allowed");
  }

  @Test
  void tellsPortsApart() {
    assertThat(policy.allowsPort(443)).isTrue();
    assertThat(policy.allowsPort(25)).isFalse();
  }
}
