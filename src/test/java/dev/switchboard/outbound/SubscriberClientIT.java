package dev.switchboard.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.delivery.Outcome;
import dev.switchboard.delivery.Outcome.Kind;
import dev.switchboard.egress.Cidr;
import dev.switchboard.egress.EgressPolicy;
import dev.switchboard.egress.SubscriberUrl;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.builder.ExchangeBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a delivery looks like to a subscriber, and whom it is not sent to. */
class SubscriberClientIT {
  private static Sender sender;

  @BeforeAll
  static void start() {
    sender = Sender.local();
  }

  @AfterAll
  static void stop() {
    sender.close();
  }

  @Test
  void sendsTheBytesAndNoHeaderFieldButTheNamedOnes() throws Exception {
    byte[] body = "{\"name\":\"Zoë ✓\"}".getBytes(StandardCharsets.UTF_8);
    try (RawReceiver receiver = RawReceiver.answering(RawReceiver.OK)) {
      Exchange attempt =
          ExchangeBuilder.anExchange(sender.context())
              .withBody(body)
              .withHeader(Exchange.HTTP_URI, receiver.url())
              .withHeader(Exchange.CONTENT_TYPE, "application/json")
              .withHeader(BoundedExchange.DEADLINE_MILLIS, 5_000)
              .withHeader("webhook-id", "1")
              .withHeader("webhook-timestamp", 1614265330L)
              .withHeader("webhook-signature", "v1,a v1,b")
              .withHeader("sb-signing-secret", "literal")
              .withHeader("x-promised", "yes")
              .withHeader("x-not-promised", "no")
              .withHeader("Authorization", "Bearer secret")
              .withHeader("Cookie", "a=b")
              .withHeader("Host", "elsewhere")
              .withHeader("Content-Length", "1")
              .withHeader("breadcrumbId", "1")
              .withHeader("CamelSqlQuery", "select")
              .withProperty(SubscriberHeaders.PROMISED, Map.of("x-promised", "yes"))
              .build();

      Outcome outcome = sender.send(attempt);

      assertThat(outcome.kind()).isEqualTo(Kind.ANSWERED);
      assertThat(outcome.status()).isEqualTo(200);
      assertThat(outcome.excerpt()).asString().isEqualTo("ok");
      RawReceiver.Request request = receiver.requests.get(0);
      assertThat(request.line()).isEqualTo("POST /hook HTTP/1.1");
      assertThat(request.body()).isEqualTo(body);
      assertThat(request.headers())
          .containsExactlyInAnyOrderEntriesOf(
              Map.of(
                  "host", "127.0.0.1:" + receiver.port(),
                  "user-agent", "Switchboard/1.2.3",
                  "content-type", "application/json",
                  "content-length", "" + body.length,
                  "connection", "keep-alive",
                  "webhook-id", "1",
                  "webhook-timestamp", "1614265330",
                  "webhook-signature", "v1,a v1,b",
                  "sb-signing-secret", "literal",
                  "x-promised", "yes"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/hook",
        "/a-b/c%20d;e=1,2?q=a%2Fb&r='x'&s=(1)*!$",
        "/%7B%7Benv:HOME%7D%7D",
        "/h?a=1&a=2&b=&c",
        "/h?x=RAW(y)&z=%26%3D%2B+",
        "/../a/./b//c",
      })
  void callsTheUrlAsItWasGiven(String target) throws Exception {
    try (RawReceiver receiver = RawReceiver.answering(RawReceiver.OK)) {
      sender.post("http://127.0.0.1:" + receiver.port() + target);
      assertThat(receiver.requests)
          .extracting(RawReceiver.Request::line)
          .containsExactly("POST " + target + " HTTP/1.1");
    }
  }

  @Test
  void callsAUrlWithATildeByItsEncodedEquivalent() throws Exception {
    try (RawReceiver receiver = RawReceiver.answering(RawReceiver.OK)) {
      sender.post(receiver.url() + "/~me?a[]=~");
      assertThat(receiver.requests)
          .extracting(RawReceiver.Request::line)
          .containsExactly("POST /hook/%7Eme?a[]=%7E HTTP/1.1");
    }
  }

  @Test
  void looksUpNoPlaceholderInAUrl() throws Exception {
    try (RawReceiver receiver = RawReceiver.answering(RawReceiver.OK)) {
      sender.post(SubscriberUrl.callable(receiver.url() + "/{{env:PATH}}"));
      assertThat(receiver.requests)
          .extracting(RawReceiver.Request::line)
          .containsExactly("POST /hook/%7B%7Benv:PATH%7D%7D HTTP/1.1");
    }
  }

  @Test
  void deniesANameThatResolvesToADeniedAddress() throws Exception {
    try (RawReceiver receiver = RawReceiver.answering(RawReceiver.OK);
        Sender strict =
            Sender.allowing("192.0.2.1", host -> new InetAddress[] {address("127.0.0.1")})) {
      Outcome outcome = strict.post("http://friendly.example:" + receiver.port() + "/");
      assertThat(outcome.kind()).isEqualTo(Kind.EGRESS_DENIED);
      assertThat(strict.post(receiver.url()).kind()).isEqualTo(Kind.EGRESS_DENIED);
      assertThat(strict.post("http://0x7f000001:" + receiver.port() + "/").kind())
          .isEqualTo(Kind.EGRESS_DENIED);
      assertThat(receiver.connections).hasValue(0);
    }
  }

  @Test
  void deniesANameThatIsReboundToADeniedAddress() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    NameLookup rebinding =
        host ->
            new InetAddress[] {address(asked.getAndIncrement() == 0 ? "127.0.0.1" : "127.0.0.2")};
    try (RawReceiver receiver =
            RawReceiver.answering(
                "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
        Sender pinned = Sender.allowing("127.0.0.1", rebinding)) {
      String url = "http://rebound.example:" + receiver.port() + "/";
      assertThat(pinned.post(url).status()).isEqualTo(200);
      assertThat(asked).hasValue(1);
      assertThat(pinned.post(url).kind()).isEqualTo(Kind.EGRESS_DENIED);
      assertThat(receiver.connections).hasValue(1);
    }
  }

  @Test
  void connectsOnlyToTheAllowedOnesOfManyAddresses() throws Exception {
    NameLookup mixed = host -> new InetAddress[] {address("127.0.0.2"), address("127.0.0.1")};
    try (RawReceiver receiver = RawReceiver.answering(RawReceiver.OK);
        Sender pinned = Sender.allowing("127.0.0.1", mixed)) {
      assertThat(pinned.post("http://mixed.example:" + receiver.port() + "/").status())
          .isEqualTo(200);
      assertThat(receiver.requests.get(0).headers())
          .containsEntry("host", "mixed.example:" + receiver.port());
    }
  }

  @Test
  void callsNothingWithoutTlsWherePlainHttpIsNotAllowed() throws Exception {
    EgressPolicy policy = new EgressPolicy(List.of(Cidr.parse("127.0.0.0/8")), false);
    try (RawReceiver receiver = RawReceiver.answering(RawReceiver.OK);
        Sender secure =
            new Sender(
                policy, InetAddress::getAllByName, DefaultClientTlsStrategy.createDefault())) {
      assertThat(secure.post(receiver.url()).kind()).isEqualTo(Kind.EGRESS_DENIED);
      assertThat(receiver.connections).hasValue(0);
    }
  }

  private static InetAddress address(String text) throws UnknownHostException {
    return InetAddress.getByName(text);
  }
}
