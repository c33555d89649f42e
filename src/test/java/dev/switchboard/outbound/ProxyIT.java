package dev.switchboard.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.delivery.Outcome;
import dev.switchboard.delivery.Outcome.Kind;
import dev.switchboard.egress.Cidr;
import dev.switchboard.egress.DirectTargets;
import dev.switchboard.egress.EgressPolicy;
import dev.switchboard.testing.Certificate;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Deliveries through a proxy: it is told addresses, and the policy is ours. */
class ProxyIT {
  private static final Certificate CA = Certificate.selfSigned("Trusted CA");
  private static final Certificate HOOKS = CA.issue("hooks.example");

  @AutoClose private final RawProxy proxy = new RawProxy();

  @Test
  void asksForThePinnedAddressAndSpeaksToTheNameBehindIt() throws Exception {
    try (RawReceiver receiver = TlsReceiver.start(HOOKS.context());
        Sender sender = sender(proxy.port(), TlsReceiver.ALL_LOCAL)) {
      String port = ":" + receiver.port();
      assertThat(sender.post("https://hooks.example" + port + "/a").status()).isEqualTo(200);
      assertThat(sender.post("https://hooks.example" + port + "/b").status()).isEqualTo(200);

      assertThat(proxy.requests)
          .extracting(RawReceiver.Request::line)
          .as("one tunnel, used again")
          .containsExactly("CONNECT 127.0.0.1" + port + " HTTP/1.1");
      assertThat(proxy.requests.get(0).headers())
          .containsOnlyKeys("host", "proxy-authorization")
          .containsEntry("host", "127.0.0.1" + port)
          .containsEntry("proxy-authorization", "Basic dXM6c2VjcmV0");
      RawReceiver.Request request = receiver.requests.get(0);
      assertThat(request.line()).isEqualTo("POST /a HTTP/1.1");
      assertThat(request.headers())
          .containsEntry("host", "hooks.example" + port)
          .doesNotContainKey("proxy-authorization");
      assertThat(sender.post("https://other.example" + port + "/").error())
          .startsWith("javax.net.ssl.");
    }
  }

  @Test
  void tunnelsPlainHttpAsWell() throws Exception {
    try (RawReceiver receiver = RawReceiver.answering(RawReceiver.OK);
        Sender sender = sender(proxy.port(), TlsReceiver.ALL_LOCAL)) {
      String authority = "hooks.example:" + receiver.port();
      assertThat(sender.post("http://" + authority + "/a").status()).isEqualTo(200);

      assertThat(proxy.requests)
          .extracting(RawReceiver.Request::line)
          .containsExactly("CONNECT 127.0.0.1:" + receiver.port() + " HTTP/1.1");
      assertThat(receiver.requests.get(0).line()).isEqualTo("POST /a HTTP/1.1");
      assertThat(receiver.requests.get(0).headers()).containsEntry("host", authority);
    }
  }

  @Test
  void isNeverAskedForWhatThePolicyDenies() throws Exception {
    NameLookup rebinding =
        new NameLookup() {
          private final AtomicInteger asked = new AtomicInteger();

          @Override
          public InetAddress[] addressesOf(String host) throws java.net.UnknownHostException {
            boolean first = asked.getAndIncrement() == 0;
            return new InetAddress[] {
              InetAddress.getByName(first ? "127.0.0.1" : "169.254.169.254")
            };
          }
        };
    try (RawReceiver receiver =
            RawReceiver.answering(
                "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
        Sender sender = sender(proxy.port(), rebinding)) {
      String url = "http://hooks.example:" + receiver.port() + "/";
      assertThat(sender.post(url).status()).isEqualTo(200);
      assertThat(sender.post(url).kind()).isEqualTo(Kind.EGRESS_DENIED);
      assertThat(sender.post("http://10.0.0.1/").kind()).isEqualTo(Kind.EGRESS_DENIED);
      assertThat(proxy.requests).hasSize(1);
    }
  }

  @Test
  void isAskedForTheNextAddressWhereOneCannotBeReached() throws Exception {
    NameLookup two =
        host ->
            new InetAddress[] {
              InetAddress.getByName("127.0.0.2"), InetAddress.getByName("127.0.0.1")
            };
    try (RawReceiver receiver = RawReceiver.answering(RawReceiver.OK);
        Sender sender = sender(proxy.port(), two)) {
      assertThat(sender.post("http://hooks.example:" + receiver.port() + "/").status())
          .isEqualTo(200);
      assertThat(proxy.requests)
          .extracting(RawReceiver.Request::line)
          .containsExactly(
              "CONNECT 127.0.0.2:" + receiver.port() + " HTTP/1.1",
              "CONNECT 127.0.0.1:" + receiver.port() + " HTTP/1.1");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://a.inner.example", "http://127.0.0.3"})
  void isPassedByForDirectTargets(String url) throws Exception {
    NameLookup lookup = host -> new InetAddress[] {InetAddress.getByName("127.0.0.3")};
    ServerSocket server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.3"));
    try (RawReceiver receiver = RawReceiver.answering(server, RawReceiver.OK);
        Sender sender = sender(proxy.port(), lookup)) {
      assertThat(sender.post(url + ":" + receiver.port() + "/").status()).isEqualTo(200);
      assertThat(proxy.requests).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 407 Who are you\r\nProxy-Authenticate: Basic\r\n\r\n",
        "HTTP/1.1 403 No\r\n\r\n",
        "HTTP/1.1 502 No\r\n\r\n",
        "HTTP/1.1 302 There\r\nLocation: http://169.254.169.254/\r\n\r\n",
        "HTTP/1.1 200",
        "HTTP/2 200\r\n\r\n",
        "SSH-2.0-OpenSSH\r\n\r\n",
        "\r\n\r\n",
        "",
      })
  void failsTheAttemptWhereItMakesNoTunnel(String answer) throws Exception {
    try (RawReceiver refusing =
            RawReceiver.behaving(
                (in, out) -> {
                  RawReceiver.read(in);
                  out.write(answer.getBytes(StandardCharsets.ISO_8859_1));
                });
        Sender sender = sender(refusing.port(), TlsReceiver.ALL_LOCAL)) {
      Outcome outcome = sender.post("http://hooks.example/");

      assertThat(outcome.kind()).isEqualTo(Kind.CONNECTION_ERROR);
      assertThat(outcome.error()).isEqualTo(ProxyRefusalException.class.getName());
      sender.assertThatNothingIsLeft();
    }
  }

  @Test
  void isCutWhenItsAnswerHasNoEnd() throws Exception {
    try (RawReceiver endless = RawReceiver.behaving((in, out) -> flood(out));
        Sender sender = sender(endless.port(), TlsReceiver.ALL_LOCAL)) {
      assertThat(sender.post("http://hooks.example/").error())
          .isEqualTo(ProxyRefusalException.class.getName());
    }
  }

  @Test
  void isCutAtTheDeadline() throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    try (RawReceiver silent =
            RawReceiver.behaving(
                (in, out) -> {
                  while (over.getCount() > 0) {
                    out.write('x');
                    RawReceiver.read(in);
                  }
                });
        Sender sender = sender(silent.port(), TlsReceiver.ALL_LOCAL)) {
      Outcome outcome = sender.post("http://hooks.example/", Duration.ofMillis(300));
      assertThat(outcome.kind()).isEqualTo(Kind.TIMEOUT);
    } finally {
      over.countDown();
    }
  }

  private static void flood(OutputStream out) throws java.io.IOException {
    while (true) {
      out.write("HTTP/1.1 200 OK\r\nmore: more\r\n".getBytes(StandardCharsets.ISO_8859_1));
    }
  }

  private static Sender sender(int port, NameLookup lookup) {
    EgressProxy proxy =
        EgressProxy.parse(
            "http://127.0.0.1:" + port,
            "us",
            "secret",
            DirectTargets.parse(List.of("inner.example", "127.0.0.3")));
    return new Sender(
        new EgressPolicy(List.of(Cidr.parse("127.0.0.0/8")), true),
        lookup,
        new DefaultClientTlsStrategy(HOOKS.context(CA)),
        proxy.sockets(InetAddress::getAllByName));
  }
}
