package dev.switchboard.outbound;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.delivery.Outcome;
import dev.switchboard.delivery.Outcome.Kind;
import dev.switchboard.testing.Patience;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Answers that are meant to do harm. Each comes to an outcome, and the next delivery to the same
 * subscriber gets the answer that is its own.
 */
class HostileAnswersIT {
  private static final List<String> LOOKED_UP = new CopyOnWriteArrayList<>();
  private static final Sender SENDER =
      Sender.allowing(
          "127.0.0.1",
          host -> {
            LOOKED_UP.add(host);
            return new InetAddress[] {InetAddress.getByName("127.0.0.1")};
          });

  @AfterAll
  static void stop() {
    SENDER.close();
  }

  @AfterEach
  void nothingIsLeftInFlightOrLeased() {
    SENDER.assertThatNothingIsLeft();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://169.254.169.254/latest/meta-data/",
        "https://[fd00:ec2::254]/",
        "http://metadata.google.internal/",
        "//127.0.0.1:22/",
        "file:///etc/passwd",
      })
  void isNotLedElsewhereByARedirect(String location) throws Exception {
    LOOKED_UP.clear();
    for (int status : new int[] {301, 302, 303, 307, 308}) {
      String answer =
          "HTTP/1.1 %d There\r\nLocation: %s\r\nRefresh: 0; url=%s\r\nContent-Length: 0\r\n\r\n"
              .formatted(status, location, location);
      try (RawReceiver receiver = RawReceiver.answering(answer)) {
        Outcome outcome = SENDER.post("http://hooks.example:" + receiver.port() + "/");
        assertThat(outcome.kind()).isEqualTo(Kind.ANSWERED);
        assertThat(outcome.status()).isEqualTo(status);
        assertThat(receiver.requests).hasSize(1);
      }
    }
    assertThat(LOOKED_UP).containsOnly("hooks.example");
  }

  static Stream<Arguments> noAnswers() {
    String long9 = "0.9 <html>" + "rubbish ".repeat(10_000);
    return Stream.of(
        Arguments.of("HTTP/0.9", "<html>hello</html>\r\n"),
        Arguments.of("a long HTTP/0.9", long9),
        Arguments.of("rubbish before an answer", "rubbish\r\n" + RawReceiver.OK),
        Arguments.of("another protocol before an answer", "SSH-2.0-x\r\n" + RawReceiver.OK),
        Arguments.of("another version", "HTTP/9.9 200 OK\r\nContent-Length: 0\r\n\r\n"),
        Arguments.of("no status", "HTTP/1.1 OK\r\nContent-Length: 0\r\n\r\n"),
        Arguments.of("a negative status", "HTTP/1.1 -200 OK\r\nContent-Length: 0\r\n\r\n"),
        Arguments.of("a switch nobody asked for", "HTTP/1.1 101 Now\r\nUpgrade: x\r\n\r\nbytes"),
        Arguments.of("a negative length", "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\nok"),
        Arguments.of("an absurd length", "HTTP/1.1 200 OK\r\nContent-Length: 9e99\r\n\r\nok"),
        Arguments.of(
            "two lengths", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 9\r\n\r\nok"),
        Arguments.of(
            "a coding of the transfer", "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\nok"),
        Arguments.of(
            "a chunk of no size",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nok\r\n"),
        Arguments.of(
            "a chunk of an absurd size",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-2\r\nok\r\n"),
        Arguments.of(
            "a field without end", "HTTP/1.1 200 OK\r\nA: " + "x".repeat(9_000) + "\r\n\r\n"),
        Arguments.of("half a head", "HTTP/1.1 200 OK\r\nContent-Le"),
        Arguments.of("half a body", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nok"),
        Arguments.of("zero bytes", "\0\0\0\0\0\0\0\0\r\n\r\n"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("noAnswers")
  void takesForNoAnswer(String what, String bytes) throws Exception {
    try (RawReceiver receiver =
        RawReceiver.misbehavingOnce(
            (in, out) -> RawReceiver.send(in, out, bytes.getBytes(ISO_8859_1)))) {
      Outcome outcome = SENDER.post(receiver.url());

      assertThat(outcome.kind()).isEqualTo(Kind.CONNECTION_ERROR);
      assertThat(SENDER.post(receiver.url()).status()).isEqualTo(503);
      assertThat(receiver.connections).hasValue(2);
    }
  }

  static Stream<Arguments> surplus() {
    String ok = RawReceiver.OK;
    return Stream.of(
        Arguments.of("a second answer", ok + ok),
        Arguments.of("a second answer behind none", "HTTP/1.1 204 None\r\n\r\n" + ok),
        Arguments.of(
            "a second answer behind an empty one",
            "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n" + ok),
        Arguments.of(
            "a second answer behind chunks",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n" + ok),
        Arguments.of("more than it announced", ok + "more"),
        Arguments.of("an early hint for the next", ok + "HTTP/1.1 100 Continue\r\n\r\n"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("surplus")
  void takesNothingThatFollowsAnAnswerForTheNext(String what, String bytes) throws Exception {
    CountDownLatch dropped = new CountDownLatch(1);
    try (RawReceiver receiver =
        RawReceiver.misbehavingOnce(
            (in, out) -> {
              RawReceiver.send(in, out, bytes.getBytes(ISO_8859_1));
              if (isAtItsEnd(in)) {
                dropped.countDown();
              }
            })) {
      assertThat(SENDER.post(receiver.url()).status()).isBetween(200, 204);

      assertThat(dropped.await(Patience.millis(), TimeUnit.MILLISECONDS)).isTrue();
      assertThat(SENDER.post(receiver.url()).status()).isEqualTo(503);
      assertThat(receiver.connections).hasValue(2);
    }
  }

  @Test
  void toleratesHintsBeforeAnAnswer() throws Exception {
    String hints = "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Hints\r\nLink: </x>\r\n\r\n";
    try (RawReceiver receiver = RawReceiver.answering(hints + RawReceiver.OK)) {
      assertThat(SENDER.post(receiver.url()).excerpt()).asString().isEqualTo("ok");
      assertThat(SENDER.post(receiver.url()).status()).isEqualTo(200);
      assertThat(receiver.connections).hasValue(1);
    }
  }

  @Test
  void isNotKeptByHintsForever() throws Exception {
    String hint = "HTTP/1.1 103 Hints\r\nLink: </x>\r\n\r\n";
    try (RawReceiver receiver =
        RawReceiver.misbehavingOnce(
            (in, out) -> {
              while (true) {
                out.write(hint.getBytes(ISO_8859_1));
              }
            })) {
      Outcome outcome = SENDER.post(receiver.url(), Duration.ofMillis(300));
      assertThat(outcome.kind()).isEqualTo(Kind.TIMEOUT);
      assertThat(SENDER.post(receiver.url()).status()).isEqualTo(503);
    }
  }

  private static boolean isAtItsEnd(InputStream in) {
    try {
      return in.read() < 0;
    } catch (IOException reset) {
      return true;
    }
  }
}
