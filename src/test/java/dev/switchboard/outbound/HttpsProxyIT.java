package dev.switchboard.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.delivery.Outcome;
import dev.switchboard.delivery.Outcome.Kind;
import dev.switchboard.egress.Cidr;
import dev.switchboard.egress.DirectTargets;
import dev.switchboard.egress.EgressPolicy;
import dev.switchboard.testing.Certificate;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Deliveries through a proxy that is spoken to over TLS, with the subscriber's own TLS inside. */
class HttpsProxyIT {
  private static final Certificate CA = Certificate.selfSigned("Subscribers' CA");
  private static final Certificate HOOKS = CA.issue("hooks.example");
  private static final Certificate PROXY_CA = Certificate.selfSigned("Proxy's CA");
  private static final Certificate PROXY = PROXY_CA.issue("proxy.example");

  @AutoClose private final RawProxy proxy = new RawProxy(listen(PROXY));

  @Test
  void identifiesInsideTlsAndSpeaksTlsToTheSubscriberBehindIt() throws Exception {
    try (RawReceiver receiver = TlsReceiver.start(HOOKS.context());
        Sender sender = sender("proxy.example", proxy.port())) {
      String port = ":" + receiver.port();
      assertThat(sender.post("https://hooks.example" + port + "/a").status()).isEqualTo(200);
      assertThat(sender.post("https://hooks.example" + port + "/b").status()).isEqualTo(200);

      assertThat(proxy.requests)
          .extracting(RawReceiver.Request::line)
          .as("one tunnel, used again")
          .containsExactly("CONNECT 127.0.0.1" + port + " HTTP/1.1");
      assertThat(proxy.requests.get(0).headers())
          .containsEntry("proxy-authorization", "Basic dXM6c2VjcmV0");
      assertThat(receiver.requests.get(0).headers())
          .containsEntry("host", "hooks.example" + port)
          .doesNotContainKey("proxy-authorization");
      assertThat(sender.post("https://other.example" + port + "/").error())
          .startsWith("javax.net.ssl.");
      sender.assertThatNothingIsLeft();
    }
  }

  @Test
  void carriesPlainHttpAndLargeBodies() throws Exception {
    try (RawReceiver receiver = RawReceiver.answering(RawReceiver.OK);
        Sender sender = sender("proxy.example", proxy.port())) {
      byte[] large = new byte[300_000];
      String url = "http://hooks.example:" + receiver.port() + "/";
      Outcome outcome = sender.post(url, Duration.ofSeconds(5), large, java.util.Map.of());
      assertThat(outcome.status()).isEqualTo(200);
      assertThat(receiver.requests.get(0).body()).hasSize(large.length);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"other.example", "127.0.0.1"})
  void isToldNothingWhenItsCertificateIsForAnotherName(String host) throws Exception {
    try (Sender sender = sender(host, proxy.port())) {
      assertUntrusted(sender);
    }
  }

  @Test
  void isToldNothingWhenNobodyVouchesForItThatItsOwnTrustKnows() throws Exception {
    try (RawProxy another = new RawProxy(listen(CA.issue("proxy.example")));
        Sender sender = sender("proxy.example", another.port())) {
      assertUntrusted(sender);
      assertThat(another.requests).isEmpty();
    }
  }

  @Test
  void isCutAtTheDeadlineWhenItsHandshakeHasNoEnd() throws Exception {
    try (RawReceiver silent =
            RawReceiver.behaving((in, out) -> in.transferTo(OutputStream.nullOutputStream()));
        Sender sender = sender("proxy.example", silent.port())) {
      Outcome outcome = sender.post("http://hooks.example/", Duration.ofMillis(300));
      assertThat(outcome.kind()).isEqualTo(Kind.TIMEOUT);
      assertThat(outcome.took()).isLessThan(Duration.ofMillis(1_500));
    }
  }

  private void assertUntrusted(Sender sender) {
    Outcome outcome = sender.post("https://hooks.example/");
    assertThat(outcome.kind()).isNotEqualTo(Kind.ANSWERED);
    assertThat(outcome.error()).startsWith("javax.net.ssl.");
    assertThat(proxy.requests).isEmpty();
    sender.assertThatNothingIsLeft();
  }

  private static ServerSocket listen(Certificate own) {
    try {
      return own.context()
          .getServerSocketFactory()
          .createServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Sender sender(String host, int port) {
    EgressProxy proxy =
        EgressProxy.parse(
            "https://" + host + ":" + port, "us", "secret", DirectTargets.parse(List.of()));
    return new Sender(
        new EgressPolicy(List.of(Cidr.parse("127.0.0.0/8")), true),
        TlsReceiver.ALL_LOCAL,
        new DefaultClientTlsStrategy(HOOKS.context(CA)),
        proxy.sockets(TlsReceiver.ALL_LOCAL, () -> PROXY.context(PROXY_CA).getSocketFactory()));
  }
}
