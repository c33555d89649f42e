package dev.switchboard.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.switchboard.egress.DirectTargets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EgressProxyTest {
  private static final DirectTargets NONE = DirectTargets.parse(List.of());

  @ParameterizedTest
  @CsvSource({
    "http://proxy.example:3128, proxy.example, 3128",
    "http://proxy.example:3128/, proxy.example, 3128",
    "http://10.0.0.1:80, 10.0.0.1, 80",
    "http://[fd00::1]:8080, fd00::1, 8080",
    "https://proxy.example:3129, proxy.example, 3129",
    "socks5://proxy.example:1080, proxy.example, 1080",
  })
  void isReadFromAUrl(String url, String host, int port) {
    EgressProxy proxy = EgressProxy.parse(url, "", "", NONE);
    assertThat(proxy.host()).isEqualTo(host);
    assertThat(proxy.port()).isEqualTo(port);
    assertThat(proxy.authorization()).isNull();
    assertThat(proxy.toString()).isEqualTo(url.replaceAll("/$", "").replaceAll("[\\[\\]]", ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "proxy.example:3128",
        "socks5h://proxy.example:1080",
        "socks4://proxy.example:1080",
        "//proxy.example:1080",
        "http://proxy.example",
        "http://user:secret@proxy.example:3128",
        "http://proxy.example:3128/path",
        "http://proxy.example:3128?a=b",
        "http://:3128",
        "http:",
        "http://user:secret%@proxy.example:3128",
      })
  void refusesOtherTextsWithoutRepeatingThem(String url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EgressProxy.parse(url, "", "", NONE))
        .satisfies(refusal -> assertThat(refusal.getMessage()).doesNotContain("secret"));
  }

  @Test
  void refusesALoginThatIsTooLongForSocks() {
    String longest = "x".repeat(255);
    assertThat(EgressProxy.parse("socks5://a:1", longest, longest, NONE).user()).isEqualTo(longest);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EgressProxy.parse("socks5://a:1", "us", longest + "x", NONE));
  }

  @Test
  void showsNoSecretWhenPrinted() {
    EgressProxy proxy = EgressProxy.parse("http://proxy.example:3128", "us", "secret", NONE);
    assertThat(proxy.authorization()).isEqualTo("Basic dXM6c2VjcmV0");
    assertThat(proxy).hasToString("http://proxy.example:3128");
    assertThat(proxy.handshake().toString()).doesNotContain("Basic");
    EgressProxy socks = EgressProxy.parse("socks5://proxy.example:1080", "us", "secret", NONE);
    assertThat(socks.handshake().toString() + socks).doesNotContain("secret");
  }
}
