package dev.switchboard.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class EgressPolicyTest {
  private static final String START = "https://example.com/";

  private final EgressPolicy policy = new EgressPolicy(List.of(), false);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.com",
        "HTTPS://EXAMPLE.COM/Hook",
        "https://example.com:8443/hook?a=b&c=%7B%7D",
        "https://example.com/a~b/c;d=1?q=[1]&r='x'",
        "https://example.com/größe",
        "https://does-not-resolve.invalid/",
        "https://8.8.8.8/",
        "https://[2606:4700:4700::1111]:8443/",
      })
  void acceptsUrlsOfSubscribers(String url) {
    assertThatCode(() -> policy.check(url)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "/hook, scheme",
    "example.com/hook, scheme",
    "//example.com/hook, scheme",
    "ftp://example.com/, scheme",
    "file:///etc/passwd, scheme",
    "mailto:someone@example.com, scheme",
    "http://example.com/, plain_http",
    "https:///hook, malformed_or_host",
    "https:hook, host",
    "https://under_score.example/, host",
    "https://bücher.example/, host",
    "https://127.1/, host",
    "https://\uff11\uff12\uff17.0.0.1/, host",
    "https://127\u30020\u30020\u30021/, host",
    "https://\u2460\u2461\u2466.0.0.1/, host",
    "https://ex\u00e4mple.com/, host",
    "https://example.com%2e10.0.0.1/, host",
    "https://127.0.0.1%00.example.com/, host",
    "https://127.0.0.1:80:443/, host",
    "https://[::1/, malformed",
    "https://[::1]x/, malformed_or_host",
    "https://[127.0.0.1]/, malformed_or_host",
    "https://user@example.com/, user_info",
    "https://user:secret@example.com/, user_info",
    "https://example.com@10.0.0.1/, user_info",
    "https://@example.com/, user_info",
    "https://example.com:443@127.0.0.1/, user_info",
    "https://127.0.0.1@[::1]/, user_info",
    "https://example.com/{{env:HOME}}, braces",
    "https://example.com/?a={b, braces",
    "https://example.com/a}, braces",
    "https://example.com/a b, characters",
    "https://example.com:0/, port",
    "https://example.com:65536/, port",
    "https://example.com:999999999999/, host",
    "https://example.com/#part, fragment",
    "https://example.com/%zz, malformed",
    "https://example.com\\@10.0.0.1/, malformed",
    "https://127.0.0.1/, address",
    "https://localhost/, address",
    "https://2130706433/, address",
    "https://0x7f000001/, address",
    "https://0177.0.0.1/, address",
    "https://169.254.169.254/latest/meta-data, address",
    "https://[::1]/, address",
    "https://[::ffff:10.0.0.1]/, address",
    "https://[fe80::1%25eth0]/, address",
    "https://example.com./, address",
  })
  void refusesOtherUrlsWithAReason(String url, String reason) {
    EgressRefusal refusal = catchThrowableOfType(EgressRefusal.class, () -> policy.check(url));
    assertThat(refusal).isNotNull();
    assertThat(refusal.getMessage()).isNotBlank();
    if (reason.equals("malformed_or_host")) {
      assertThat(refusal.reason()).isIn("malformed", "host");
    } else {
      assertThat(refusal.reason()).isEqualTo(reason);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\t", "\r\n", "\u0000", "\u007f", "\u0085", "\ud800"})
  void refusesControlCharacters(String character) {
    EgressRefusal refusal =
        catchThrowableOfType(EgressRefusal.class, () -> policy.check(START + character));
    assertThat(refusal.reason()).isEqualTo("characters");
  }

  @ParameterizedTest
  @NullAndEmptySource
  void refusesNoUrl(String url) {
    EgressRefusal refusal = catchThrowableOfType(EgressRefusal.class, () -> policy.check(url));
    assertThat(refusal.reason()).isEqualTo("missing");
  }

  @Test
  void refusesAUrlOfMoreThan2048Characters() {
    policy.check(START + "a".repeat(2048 - START.length()));
    EgressRefusal refusal =
        catchThrowableOfType(
            EgressRefusal.class, () -> policy.check(START + "a".repeat(2049 - START.length())));
    assertThat(refusal.reason()).isEqualTo("too_long");
  }

  @Test
  void acceptsPlainHttpAndInnerAddressesWhereTheyAreAllowed() {
    EgressPolicy open = new EgressPolicy(List.of(Cidr.parse("127.0.0.0/8")), true);
    open.check("http://127.0.0.1:9000/hook");
    open.check("http://localhost:9000/hook");
    assertThat(open.allowsPlainHttp()).isTrue();
    assertThat(policy.allowsPlainHttp()).isFalse();
  }
}
