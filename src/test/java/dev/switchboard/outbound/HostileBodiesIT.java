package dev.switchboard.outbound;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.delivery.Outcome;
import dev.switchboard.delivery.Outcome.Kind;
import dev.switchboard.testing.Patience;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that are meant to do harm, or are not wanted by those they are sent to. */
class HostileBodiesIT {
  private static final Sender SENDER = Sender.local();
  private static final String EARLY =
      "HTTP/1.1 413 Early\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";

  @AfterAll
  static void stop() {
    SENDER.close();
  }

  @AfterEach
  void nothingIsLeftInFlightOrLeased() {
    SENDER.assertThatNothingIsLeft();
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "gzip, gzip", "deflate", "br", "x-gzip"})
  void inflatesNoBomb(String coding) throws Exception {
    byte[] bomb = zipped(64 << 20);
    String head =
        "HTTP/1.1 200 OK\r\nContent-Encoding: %s\r\nConnection: close\r\nContent-Length: %d\r\n\r\n"
            .formatted(coding, bomb.length);
    try (RawReceiver receiver =
        RawReceiver.misbehavingOnce(
            (in, out) -> RawReceiver.send(in, out, head.getBytes(ISO_8859_1), bomb))) {
      Outcome outcome = SENDER.post(receiver.url());

      assertThat(outcome.status()).isEqualTo(200);
      assertThat(outcome.excerpt()).hasSizeLessThanOrEqualTo(2048).startsWith(0x1f, 0x8b);
      assertThat(SENDER.post(receiver.url()).status()).isEqualTo(503);
    }
  }

  @Test
  void takesAnAnswerThatComesBeforeTheRequestIsRead() throws Exception {
    try (RawReceiver receiver =
        RawReceiver.misbehavingOnce((in, out) -> out.write(EARLY.getBytes(ISO_8859_1)))) {
      Outcome outcome = SENDER.post(receiver.url());
      assertThat(outcome.kind() == Kind.CONNECTION_ERROR || outcome.status() == 413).isTrue();
      assertThat(SENDER.post(receiver.url()).status()).isEqualTo(503);
    }
  }

  @Test
  void breaksOffALongRequestThatNobodyReads() throws Exception {
    try (RawReceiver receiver =
        RawReceiver.misbehavingOnce((in, out) -> out.write(EARLY.getBytes(ISO_8859_1)))) {
      Outcome outcome = SENDER.post(receiver.url(), Patience.USUAL, new byte[16 << 20], Map.of());
      assertThat(outcome.kind()).isEqualTo(Kind.CONNECTION_ERROR);
      assertThat(SENDER.post(receiver.url()).status()).isEqualTo(503);
    }
  }

  private static byte[] zipped(int size) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
      byte[] zeros = new byte[1 << 20];
      for (int written = 0; written < size; written += zeros.length) {
        zip.write(zeros);
      }
    }
    return bytes.toByteArray();
  }
}
