package dev.switchboard.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.delivery.Outcome;
import dev.switchboard.delivery.Outcome.Kind;
import dev.switchboard.testing.FreePorts;
import dev.switchboard.testing.Patience;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What subscribers can do to us, and what it may cost. */
class HostileReceiverIT {
  private static final Duration DEADLINE = Duration.ofMillis(400);
  private static Sender sender;

  private final CountDownLatch testOver = new CountDownLatch(1);

  @BeforeAll
  static void start() {
    sender = Sender.local();
  }

  @AfterAll
  static void stop() {
    sender.close();
  }

  @AfterEach
  void nothingIsLeftInFlightOrLeased() {
    testOver.countDown();
    sender.assertThatNothingIsLeft();
  }

  @Test
  void cutsAReceiverThatNeverAnswers() throws Exception {
    try (RawReceiver receiver = RawReceiver.behaving((in, out) -> waitForTheEnd())) {
      assertTimeout(sender.post(receiver.url(), DEADLINE));
    }
  }

  @Test
  void cutsAReceiverThatDripsItsHeaders() throws Exception {
    try (RawReceiver receiver =
        RawReceiver.behaving((in, out) -> drip(out, "HTTP/1.1 200 OK\r\nx-slow: "))) {
      assertTimeout(sender.post(receiver.url(), DEADLINE));
    }
  }

  @Test
  void cutsAReceiverThatDripsItsBody() throws Exception {
    try (RawReceiver receiver =
        RawReceiver.behaving(
            (in, out) -> drip(out, "HTTP/1.1 200 OK\r\nContent-Length: 60000\r\n\r\n"))) {
      assertTimeout(sender.post(receiver.url(), DEADLINE));
    }
  }

  @Test
  void cutsAReceiverThatNeverReads() throws Exception {
    try (RawReceiver receiver = RawReceiver.behaving((in, out) -> waitForTheEnd())) {
      assertTimeout(sender.post(receiver.url(), DEADLINE, new byte[32 << 20], Map.of()));
    }
  }

  @Test
  void cutsAReceiverThatSaysContinueForever() throws Exception {
    try (RawReceiver receiver =
        RawReceiver.behaving((in, out) -> flood(out, "", "HTTP/1.1 100 Continue\r\n\r\n"))) {
      assertTimeout(sender.post(receiver.url(), DEADLINE));
    }
  }

  @Test
  void givesUpOnAHandshakeThatNeverAnswers() throws Exception {
    try (RawReceiver receiver = RawReceiver.behaving((in, out) -> waitForTheEnd());
        Sender hasty = Sender.connectingWithin(DEADLINE)) {
      Outcome outcome = hasty.post("https://127.0.0.1:" + receiver.port() + "/");
      assertThat(outcome.kind()).isEqualTo(Kind.TIMEOUT);
      assertThat(outcome.took()).isLessThan(Patience.USUAL.dividedBy(2));
    }
  }

  @Test
  void takesAnEndlessBodyForAnAnswerAndDropsTheConnection() throws Exception {
    String start = "HTTP/1.1 200 OK\r\nContent-Length: 9000000000\r\n\r\n";
    assertThat(bytesTakenFrom(start, "x".repeat(1024))).isLessThan(12L << 20);
  }

  @Test
  void takesAnEndlessChunkedBodyForAnAnswerAndDropsTheConnection() throws Exception {
    String start = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    assertThat(bytesTakenFrom(start, "400\r\n" + "x".repeat(1024) + "\r\n")).isLessThan(12L << 20);
  }

  @Test
  void countsTheHeadersOfTinyChunksToo() throws Exception {
    String start = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    assertThat(bytesTakenFrom(start, "1;" + "e".repeat(4000) + "\r\nx\r\n")).isLessThan(12L << 20);
  }

  @Test
  void breaksOffEndlessHeaders() throws Exception {
    try (RawReceiver receiver =
        RawReceiver.behaving((in, out) -> flood(out, "HTTP/1.1 200 OK\r\n", "x-more: more\r\n"))) {
      assertThat(sender.post(receiver.url()).kind()).isEqualTo(Kind.CONNECTION_ERROR);
    }
  }

  @Test
  void breaksOffAnEndlessHeader() throws Exception {
    try (RawReceiver receiver =
        RawReceiver.behaving((in, out) -> flood(out, "HTTP/1.1 200 OK\r\nx-long: ", "more"))) {
      assertThat(sender.post(receiver.url()).kind()).isEqualTo(Kind.CONNECTION_ERROR);
    }
  }

  @Test
  void tellsARefusedConnection() throws Exception {
    Outcome outcome = sender.post("http://127.0.0.1:" + FreePorts.next() + "/");
    assertThat(outcome.kind()).isEqualTo(Kind.CONNECTION_ERROR);
    assertThat(outcome.error()).contains("Connect");
  }

  @Test
  void tellsAConnectionThatBreaks() throws Exception {
    try (RawReceiver receiver = RawReceiver.behaving((in, out) -> RawReceiver.read(in))) {
      assertThat(sender.post(receiver.url()).kind()).isEqualTo(Kind.CONNECTION_ERROR);
      assertThat(receiver.connections).hasValue(1);
    }
  }

  @Test
  void tellsAnAnswerThatIsNotHttp() throws Exception {
    try (RawReceiver receiver =
        RawReceiver.behaving((in, out) -> flood(out, "", "SSH-2.0-OpenSSH\r\n"))) {
      assertThat(sender.post(receiver.url()).kind()).isEqualTo(Kind.CONNECTION_ERROR);
    }
  }

  @Test
  void cutsEverythingInFlightOnRequest() throws Exception {
    try (RawReceiver receiver = RawReceiver.behaving((in, out) -> waitForTheEnd())) {
      Thread cutter =
          new Thread(
              () -> {
                await().until(() -> sender.deadlines.inFlight() == 1);
                sender.deadlines.cutAll();
              });
      cutter.start();
      assertThat(sender.post(receiver.url()).kind()).isEqualTo(Kind.TIMEOUT);
      cutter.join();
    }
  }

  private long bytesTakenFrom(String start, String more) throws Exception {
    AtomicLong sent = new AtomicLong();
    CountDownLatch dropped = new CountDownLatch(1);
    try (RawReceiver receiver =
        RawReceiver.behaving(
            (in, out) -> {
              RawReceiver.read(in);
              out.write(start.getBytes(StandardCharsets.ISO_8859_1));
              try {
                while (true) {
                  out.write(more.getBytes(StandardCharsets.ISO_8859_1));
                  sent.addAndGet(more.length());
                }
              } catch (IOException cut) {
                dropped.countDown();
              }
            })) {
      Outcome outcome = sender.post(receiver.url());
      assertThat(outcome.kind()).isEqualTo(Kind.ANSWERED);
      assertThat(outcome.status()).isEqualTo(200);
      assertThat(outcome.excerpt().length).isLessThanOrEqualTo(2048).isPositive();
      assertThat(dropped.await(Patience.millis(), TimeUnit.MILLISECONDS)).isTrue();
    }
    return sent.get();
  }

  private static void assertTimeout(Outcome outcome) {
    assertThat(outcome.kind()).isEqualTo(Kind.TIMEOUT);
    assertThat(outcome.took()).isGreaterThanOrEqualTo(DEADLINE);
    assertThat(outcome.error()).isEqualTo(DeadlineExceededException.class.getName());
  }

  private void drip(OutputStream out, String start) throws IOException {
    out.write(start.getBytes(StandardCharsets.ISO_8859_1));
    while (!isOverAfter(Duration.ofMillis(20))) {
      out.write('x');
    }
  }

  private static void flood(OutputStream out, String start, String more) throws IOException {
    out.write(start.getBytes(StandardCharsets.ISO_8859_1));
    while (true) {
      out.write(more.getBytes(StandardCharsets.ISO_8859_1));
    }
  }

  private void waitForTheEnd() {
    isOverAfter(Patience.USUAL);
  }

  private boolean isOverAfter(Duration pause) {
    try {
      return testOver.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
