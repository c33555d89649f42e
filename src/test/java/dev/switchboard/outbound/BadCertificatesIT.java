package dev.switchboard.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.delivery.Outcome;
import dev.switchboard.delivery.Outcome.Kind;
import dev.switchboard.egress.Cidr;
import dev.switchboard.egress.EgressPolicy;
import dev.switchboard.testing.Certificate;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Receivers that cannot prove who they are get nothing, and the next delivery is unharmed. */
class BadCertificatesIT {
  private static final Certificate TRUSTED = Certificate.selfSigned("Trusted CA");
  private static final Certificate GOOD = TRUSTED.issue("hooks.example");
  private static final Sender SENDER =
      new Sender(
          new EgressPolicy(List.of(Cidr.parse("127.0.0.1")), false),
          TlsReceiver.ALL_LOCAL,
          new DefaultClientTlsStrategy(GOOD.context(TRUSTED)));

  @AfterAll
  static void stop() {
    SENDER.close();
  }

  static Stream<Arguments> bad() {
    Certificate unknown = Certificate.selfSigned("Unknown CA");
    return Stream.of(
        Arguments.of("expired", TRUSTED.issueExpired("hooks.example").context()),
        Arguments.of("another's name", TRUSTED.issue("other.example").context()),
        Arguments.of("a wider name", TRUSTED.issue("*.hooks.example").context()),
        Arguments.of("self-signed", Certificate.selfSigned("hooks.example").context()),
        Arguments.of("of an unknown authority", unknown.issue("hooks.example").context()),
        Arguments.of("issued by no authority", GOOD.issue("hooks.example").context()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bad")
  void sendsNothingWhereTheCertificateIs(String what, SSLContext context) throws Exception {
    try (RawReceiver bad = TlsReceiver.start(context);
        RawReceiver good = TlsReceiver.start(GOOD.context())) {
      Outcome outcome = SENDER.post("https://hooks.example:" + bad.port() + "/");

      assertThat(outcome.kind()).isEqualTo(Kind.CONNECTION_ERROR);
      assertThat(outcome.error()).startsWith("javax.net.ssl.SSL");
      assertThat(bad.requests).isEmpty();
      SENDER.assertThatNothingIsLeft();
      assertThat(SENDER.post("https://hooks.example:" + good.port() + "/").status()).isEqualTo(200);
    }
  }
}
