package dev.switchboard.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.signing.SignatureHeaders;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubscriberHeadersTest {
  private final SubscriberHeaders headers = new SubscriberHeaders(List.of("x-configured"));
  private final Exchange exchange = new DefaultExchange(new DefaultCamelContext());

  @ParameterizedTest
  @CsvSource({
    "webhook-id, true",
    "Webhook-Signature, true",
    "webhook-timestamp, true",
    "X-Configured, true",
    "x-promised, true",
    "x-other, false",
    "Authorization, false",
    "Cookie, false",
    "CamelHttpUri, false",
    "Host, false",
    "Content-Length, false",
    "Transfer-Encoding, false",
    "Connection, false",
  })
  void letsOutOnlyWhatIsNamedAndNothingThatFramesARequest(String name, boolean leaves) {
    exchange.setProperty(
        SubscriberHeaders.PROMISED,
        Map.of(
            "x-promised", "1",
            "Host", "elsewhere",
            "Content-Length", "1",
            "Transfer-Encoding", "chunked",
            "Connection", "close"));
    assertThat(headers.applyFilterToCamelHeaders(name, "value", exchange)).isEqualTo(!leaves);
  }

  @ParameterizedTest
  @CsvSource({
    "x-acme-id, true",
    "X-Acme-Timestamp, true",
    "x-acme-signature, true",
    "x-acme, false",
    "x-promised, false",
  })
  void letsOutTheFieldsThatSignUnderTheirTenantsNames(String name, boolean leaves) {
    exchange.setProperty(
        SubscriberHeaders.SIGNED,
        new SignatureHeaders("X-Acme-Id", "x-acme-timestamp", "x-acme-signature"));
    assertThat(headers.applyFilterToCamelHeaders(name, "value", exchange)).isEqualTo(!leaves);
  }

  @Test
  void letsNothingOutThatFramesARequestWhoeverNamedIt() {
    exchange.setProperty(SubscriberHeaders.SIGNED, new SignatureHeaders("Host", "te", "upgrade"));
    for (String name : List.of("host", "TE", "Upgrade")) {
      assertThat(headers.applyFilterToCamelHeaders(name, "value", exchange)).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Retry-After, true",
    "content-type, true",
    "Set-Cookie, false",
    "CamelHttpUri, false",
    "webhook-id, false",
  })
  void letsInOnlyWhatAnOutcomeIsMadeOf(String name, boolean enters) {
    assertThat(headers.applyFilterToExternalHeaders(name, "value", exchange)).isEqualTo(!enters);
  }
}
