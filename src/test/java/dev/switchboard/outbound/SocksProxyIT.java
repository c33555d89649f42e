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
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Deliveries through a SOCKS proxy: it is told addresses, and the policy is ours. */
class SocksProxyIT {
  /** A connection made, and a subscriber's answer. */
  private static final String GOES_ON =
      "05000001000000000000"
          + "485454502f312e3120323030204f4b0d0a636f6e74656e742d6c656e6774683a20300d0a0d0a";

  private static final Certificate CA = Certificate.selfSigned("Trusted CA");
  private static final Certificate HOOKS = CA.issue("hooks.example");

  @ParameterizedTest
  @CsvSource({"0, nobody", "2, us:secret"})
  void asksForThePinnedAddressAndSpeaksToTheNameBehindIt(int method, String who) throws Exception {
    try (RawSocks proxy = new RawSocks(method);
        RawReceiver receiver = TlsReceiver.start(HOOKS.context());
        Sender sender = sender(proxy.port(), TlsReceiver.ALL_LOCAL)) {
      String port = ":" + receiver.port();
      assertThat(sender.post("https://hooks.example" + port + "/a").status()).isEqualTo(200);
      assertThat(sender.post("https://hooks.example" + port + "/b").status()).isEqualTo(200);

      assertThat(proxy.requests).containsExactly(who + " 127.0.0.1" + port);
      assertThat(receiver.requests.get(0).headers()).containsEntry("host", "hooks.example" + port);
      assertThat(sender.post("https://other.example" + port + "/").error())
          .startsWith("javax.net.ssl.");
    }
  }

  @Test
  void asksForAddressesOfBothVersions() throws Exception {
    NameLookup two =
        host ->
            new InetAddress[] {InetAddress.getByName("::1"), InetAddress.getByName("127.0.0.1")};
    try (RawSocks proxy = new RawSocks(0);
        RawReceiver receiver = RawReceiver.answering(RawReceiver.OK);
        Sender sender = sender(proxy.port(), two)) {
      String port = ":" + receiver.port();
      assertThat(sender.post("http://hooks.example" + port + "/").status()).isEqualTo(200);
      assertThat(proxy.requests)
          .containsExactly("nobody 0:0:0:0:0:0:0:1" + port, "nobody 127.0.0.1" + port);
    }
  }

  @Test
  void isNeverAskedForWhatThePolicyDenies() throws Exception {
    NameLookup inner = host -> new InetAddress[] {InetAddress.getByName("169.254.169.254")};
    try (RawSocks proxy = new RawSocks(0);
        Sender sender = sender(proxy.port(), inner)) {
      assertThat(sender.post("http://hooks.example/").kind()).isEqualTo(Kind.EGRESS_DENIED);
      assertThat(sender.post("http://10.0.0.1/").kind()).isEqualTo(Kind.EGRESS_DENIED);
      assertThat(proxy.requests).isEmpty();
    }
  }

  @Test
  void isPassedByForDirectTargets() throws Exception {
    NameLookup lookup = host -> new InetAddress[] {InetAddress.getByName("127.0.0.3")};
    ServerSocket server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.3"));
    try (RawSocks proxy = new RawSocks(0);
        RawReceiver receiver = RawReceiver.answering(server, RawReceiver.OK);
        Sender sender = sender(proxy.port(), lookup)) {
      String url = "http://a.inner.example:" + receiver.port() + "/";
      assertThat(sender.post(url).status()).isEqualTo(200);
      assertThat(proxy.requests).isEmpty();
    }
  }

  /** What the proxy says, whatever it was asked, before it hangs up. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "05",
        "05ff",
        "0501",
        "0400",
        "485454502f312e3120343030",
        "0502",
        "05020101",
        "050201",
        "0500" + "05",
        "0500" + "05050001000000000000",
        "0500" + "05000009000000000000",
        "0500" + "050000017f0000",
        "0500" + "04000001000000000000",
      })
  void failsTheAttemptWhereItMakesNoConnection(String answer) throws Exception {
    byte[] bytes = HexFormat.of().parseHex(answer);
    try (RawReceiver refusing =
            RawReceiver.behaving(
                (in, out) -> {
                  out.write(bytes);
                  out.flush();
                  in.read(new byte[64]);
                });
        Sender sender = sender(refusing.port(), TlsReceiver.ALL_LOCAL)) {
      Outcome outcome = sender.post("http://hooks.example/");

      assertThat(outcome.kind()).isEqualTo(Kind.CONNECTION_ERROR);
      sender.assertThatNothingIsLeft();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"05020101", "0502ff00", "0500" + "05010001000000000000"})
  void failsTheAttemptThoughTheProxyGoesOn(String refusal) throws Exception {
    byte[] bytes = HexFormat.of().parseHex(refusal + GOES_ON);
    try (RawReceiver refusing =
            RawReceiver.behaving(
                (in, out) -> {
                  out.write(bytes);
                  out.flush();
                  in.transferTo(OutputStream.nullOutputStream());
                });
        Sender sender = sender(refusing.port(), TlsReceiver.ALL_LOCAL)) {
      assertThat(sender.post("http://hooks.example/").kind()).isEqualTo(Kind.CONNECTION_ERROR);
    }
  }

  @Test
  void isCutAtTheDeadlineWhenItSaysNothing() throws Exception {
    try (RawReceiver silent =
            RawReceiver.behaving((in, out) -> in.transferTo(OutputStream.nullOutputStream()));
        Sender sender = sender(silent.port(), TlsReceiver.ALL_LOCAL)) {
      Outcome outcome = sender.post("http://hooks.example/", Duration.ofMillis(300));
      assertThat(outcome.kind()).isEqualTo(Kind.TIMEOUT);
      assertThat(outcome.took()).isLessThan(Duration.ofMillis(1_500));
    }
  }

  private static Sender sender(int port, NameLookup lookup) {
    EgressProxy proxy =
        EgressProxy.parse(
            "socks5://127.0.0.1:" + port,
            "us",
            "secret",
            DirectTargets.parse(List.of("inner.example", "127.0.0.3")));
    return new Sender(
        new EgressPolicy(List.of(Cidr.parse("127.0.0.0/8"), Cidr.parse("::1")), true),
        lookup,
        new DefaultClientTlsStrategy(HOOKS.context(CA)),
        proxy.sockets(InetAddress::getAllByName));
  }
}
