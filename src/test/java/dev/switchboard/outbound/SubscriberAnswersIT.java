package dev.switchboard.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.delivery.Outcome;
import dev.switchboard.delivery.Outcome.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is made of a subscriber's answer, and of its connection afterwards. */
class SubscriberAnswersIT {
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
  void asksOnceWhenToldToComeBackLater() throws Exception {
    for (int status : new int[] {429, 503}) {
      try (RawReceiver receiver =
          RawReceiver.answering(
              "HTTP/1.1 " + status + " Later\r\nRetry-After: 1\r\nContent-Length: 0\r\n\r\n")) {
        Outcome outcome = sender.post(receiver.url());
        assertThat(outcome.status()).isEqualTo(status);
        assertThat(outcome.retryAfter()).isEqualTo(Duration.ofSeconds(1));
        assertThat(receiver.requests).hasSize(1);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void followsNoRedirect(int status) throws Exception {
    try (RawReceiver other = RawReceiver.answering(RawReceiver.OK);
        RawReceiver receiver =
            RawReceiver.answering(
                "HTTP/1.1 %d Moved\r\nLocation: %s\r\nContent-Length: 0\r\n\r\n"
                    .formatted(status, other.url()))) {
      assertThat(sender.post(receiver.url()).status()).isEqualTo(status);
      assertThat(other.connections).hasValue(0);
    }
  }

  @Test
  void answersNoChallengeAndKeepsNoCookie() throws Exception {
    try (RawReceiver receiver =
        RawReceiver.answering(
            "HTTP/1.1 401 No\r\nWWW-Authenticate: Basic realm=x\r\nSet-Cookie: a=b; Path=/\r\n"
                + "Content-Length: 0\r\n\r\n")) {
      assertThat(sender.post(receiver.url()).status()).isEqualTo(401);
      assertThat(sender.post(receiver.url()).status()).isEqualTo(401);
      assertThat(receiver.requests).hasSize(2);
      assertThat(receiver.requests.get(1).headers()).doesNotContainKeys("cookie", "authorization");
    }
  }

  @Test
  void usesAConnectionAgain() throws Exception {
    try (RawReceiver receiver = RawReceiver.answering(RawReceiver.OK)) {
      for (int i = 0; i < 5; i++) {
        assertThat(sender.post(receiver.url()).status()).isEqualTo(200);
      }
      assertThat(receiver.connections).hasValue(1);
    }
  }

  @Test
  void usesAConnectionAgainAfterAnAnswerWithoutBodyAndAfterAChunkedOne() throws Exception {
    for (String answer :
        List.of(
            "HTTP/1.1 204 No Content\r\n\r\n",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n")) {
      try (RawReceiver receiver = RawReceiver.answering(answer)) {
        assertThat(sender.post(receiver.url()).kind()).isEqualTo(Kind.ANSWERED);
        assertThat(sender.post(receiver.url()).kind()).isEqualTo(Kind.ANSWERED);
        assertThat(receiver.connections).hasValue(1);
      }
    }
  }

  @Test
  void opensANewConnectionWhereTheSubscriberClosed() throws Exception {
    try (RawReceiver receiver =
        RawReceiver.answering(
            "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nok")) {
      assertThat(sender.post(receiver.url()).status()).isEqualTo(200);
      assertThat(sender.post(receiver.url()).status()).isEqualTo(200);
      assertThat(receiver.connections).hasValue(2);
    }
  }

  @Test
  void readsAnAnswerThatEndsWithItsConnection() throws Exception {
    try (RawReceiver receiver =
        RawReceiver.answering("HTTP/1.0 202 OK\r\nConnection: close\r\n\r\nbye")) {
      Outcome outcome = sender.post(receiver.url());
      assertThat(outcome.status()).isEqualTo(202);
      assertThat(outcome.excerpt()).asString().isEqualTo("bye");
    }
  }

  @Test
  void keepsTheFirst2KiBOfALongAnswerAndTheConnectionToo() throws Exception {
    String text = "0123456789".repeat(3_000);
    try (RawReceiver receiver =
        RawReceiver.answering("HTTP/1.1 500 No\r\nContent-Length: 30000\r\n\r\n" + text)) {
      Outcome outcome = sender.post(receiver.url());
      assertThat(outcome.status()).isEqualTo(500);
      assertThat(outcome.excerpt()).asString().isEqualTo(text.substring(0, 2048));
      sender.post(receiver.url());
      assertThat(receiver.connections).hasValue(1);
    }
  }

  @Test
  void readsAHeadThatIsLongerThanItsBuffer() throws Exception {
    String cookie = "Set-Cookie: a=" + "x".repeat(7_000) + "\r\n";
    try (RawReceiver receiver =
        RawReceiver.answering(
            "HTTP/1.1 503 No\r\n"
                + cookie
                + cookie
                + "Retry-After: 7\r\nContent-Length: 2\r\n\r\nno")) {
      Outcome outcome = sender.post(receiver.url());
      assertThat(outcome.retryAfter()).isEqualTo(Duration.ofSeconds(7));
      assertThat(outcome.excerpt()).asString().isEqualTo("no");
    }
  }

  @Test
  void inflatesNothing() throws Exception {
    byte[] zipped = zipped(new byte[1 << 20]);
    String head =
        "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: %d\r\n\r\n"
            .formatted(zipped.length);
    try (RawReceiver receiver =
        RawReceiver.answering(head + new String(zipped, StandardCharsets.ISO_8859_1))) {
      Outcome outcome = sender.post(receiver.url());
      assertThat(outcome.status()).isEqualTo(200);
      assertThat(outcome.excerpt()).hasSizeLessThanOrEqualTo(2048).startsWith(0x1f, 0x8b);
    }
  }

  @Test
  void toleratesAContentTypeThatMakesNoSense() throws Exception {
    try (RawReceiver receiver =
        RawReceiver.answering(
            "HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=\"no such\"\r\n"
                + "Content-Length: 2\r\n\r\nok")) {
      assertThat(sender.post(receiver.url()).excerpt()).asString().isEqualTo("ok");
    }
  }

  private static byte[] zipped(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
      zip.write(content);
    }
    return bytes.toByteArray();
  }
}
