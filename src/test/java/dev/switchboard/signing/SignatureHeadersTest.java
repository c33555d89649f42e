package dev.switchboard.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureHeadersTest {
  private static final Set<String> TAKEN = Set.of("sb-signing-secret", "x-tenant");

  @ParameterizedTest
  @CsvSource({
    "x-acme-id, x-acme-timestamp, x-acme-signature",
    "Acme-Id, Acme-Time, Acme-Signature",
    "svix-id, svix-timestamp, svix-signature",
    "webhook-id, webhook-timestamp, webhook-signature",
    "Webhook-Id, x-time, X_Signature",
    "idempotency-key, request-time, a!#$%&'*+.^_`|~1"
  })
  void takesNamesOfFields(String id, String timestamp, String signature) {
    assertThat(SignatureHeaders.of(id, timestamp, signature, TAKEN))
        .isEqualTo(new SignatureHeaders(id, timestamp, signature));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Host",
        "Content-Type",
        "content-length",
        "Content-Anything",
        "Connection",
        "Keep-Alive",
        "TE",
        "Trailer",
        "Transfer-Encoding",
        "Upgrade",
        "Expect",
        "Proxy-Authorization",
        "Authorization",
        "Cookie",
        "User-Agent",
        "X-Forwarded-For",
        "x-forwarded-anything",
        "Forwarded",
        "Via",
        "CamelHttpUri",
        "camel-anything",
        "switchboard-deadline-millis",
        "Sec-Fetch-Mode",
        "If-None-Match",
        "Accept",
        "Accept-Encoding",
        "SB-Signing-Secret",
        "X-Tenant",
        "webhook-id",
        "Webhook-Timestamp"
      })
  void refusesNamesThatMeanSomethingElse(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SignatureHeaders.of("x-id", "x-timestamp", name, TAKEN))
        .withMessage(name + " is reserved");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        " ",
        "a b",
        "a:b",
        "a\r\nHost: b",
        "x-\u00e9",
        "(a)",
        "a,b",
        "a/b",
        "{a}",
        "a\"b"
      })
  void refusesWhatIsNoNameOfAField(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SignatureHeaders.of(name, "x-timestamp", "x-signature", TAKEN))
        .withMessage("a name must be that of a header field");
  }

  @Test
  void refusesANameThatIsTooLongForARow() {
    assertThat(SignatureHeaders.of("a".repeat(100), "b", "c", TAKEN).id()).hasSize(100);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SignatureHeaders.of("a".repeat(101), "b", "c", TAKEN));
  }

  @ParameterizedTest
  @CsvSource({"a, A, b", "a, b, a", "b, a, A"})
  void refusesTheSameNameTwice(String id, String timestamp, String signature) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SignatureHeaders.of(id, timestamp, signature, TAKEN))
        .withMessageEndingWith("stands more than once");
  }

  @Test
  void remembersWhatATenantChoseUntilItTakesItBack() {
    TenantHeaders headers = new TenantHeaders();
    UUID tenant = UUID.randomUUID();
    SignatureHeaders own = new SignatureHeaders("a", "b", "c");

    assertThat(headers.of(tenant)).isEqualTo(SignatureHeaders.STANDARD);
    headers.set(tenant, own);
    assertThat(headers.of(tenant)).isEqualTo(own);
    assertThat(headers.of(UUID.randomUUID())).isEqualTo(SignatureHeaders.STANDARD);
    headers.set(tenant, SignatureHeaders.STANDARD);
    assertThat(headers.of(tenant)).isEqualTo(SignatureHeaders.STANDARD);
  }
}
