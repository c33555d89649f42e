package dev.switchboard.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Time is moved in halves of a second, as often as the connection is looked at. */
class ConnectionPaceTest {
  private static final ConnectionLimits LIMITS =
      new ConnectionLimits(1, 0, List.of(), Duration.ofSeconds(10), Duration.ofSeconds(60));
  private static final String REQUEST = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";

  private long nanos;
  private final EmbeddedChannel connection =
      new EmbeddedChannel(
          new HttpRequestDecoder(),
          new HttpResponseEncoder(),
          new ConnectionPace(LIMITS, () -> nanos));

  @AfterEach
  void close() {
    connection.finishAndReleaseAll();
  }

  @Test
  void cutsOffAHeadThatTricklesIn() {
    receive("GET / HTTP/1.1\r\n");
    for (int i = 0; i < 9; i++) {
      pass(1);
      receive("X-" + i + ": a\r\n");
    }
    assertThat(connection.isOpen()).isTrue();

    pass(1);

    assertThat(sent()).startsWith("HTTP/1.1 408 ").contains("Connection: close");
    assertThat(connection.isOpen()).isFalse();
  }

  @Test
  void cutsOffAConnectionOnWhichNothingEverCame() {
    pass(9);
    assertThat(connection.isOpen()).isTrue();
    pass(1);
    assertThat(connection.isOpen()).isFalse();
  }

  @Test
  void leavesARequestAloneThatIsBeingServed() {
    receive(REQUEST);
    pass(1_000);
    assertThat(connection.isOpen()).isTrue();
  }

  @Test
  void closesAnIdleConnectionWithoutAWord() {
    receive(REQUEST);
    answer(HttpResponseStatus.OK);
    pass(59);
    assertThat(connection.isOpen()).isTrue();

    pass(1);

    assertThat(sent()).isEmpty();
    assertThat(connection.isOpen()).isFalse();
  }

  @Test
  void timesTheNextHeadFromItsFirstByte() {
    receive(REQUEST);
    answer(HttpResponseStatus.OK);
    pass(50);
    receive("G");
    pass(9);
    receive("E");
    assertThat(connection.isOpen()).isTrue();
    pass(1);
    assertThat(connection.isOpen()).isFalse();
  }

  @Test
  void doesNotTakeAnInterimAnswerForTheEnd() {
    receive(REQUEST);
    answer(HttpResponseStatus.CONTINUE);
    pass(100);
    assertThat(connection.isOpen()).isTrue();
  }

  @Test
  void closesAConnectionThatPipelinesWithoutEnd() {
    receive(REQUEST.repeat(ConnectionPace.MOST_REQUESTS));
    assertThat(connection.isOpen()).isTrue();
    receive(REQUEST);
    assertThat(connection.isOpen()).isFalse();
  }

  private void receive(String text) {
    connection.writeInbound(Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII));
  }

  private void answer(HttpResponseStatus status) {
    connection.writeOutbound(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status));
    sent();
  }

  private void pass(int seconds) {
    for (int half = 0; half < 2 * seconds; half++) {
      nanos += TimeUnit.MILLISECONDS.toNanos(500);
      connection.advanceTimeBy(500, TimeUnit.MILLISECONDS);
      connection.runScheduledPendingTasks();
      connection.runPendingTasks();
    }
  }

  private String sent() {
    StringBuilder text = new StringBuilder();
    for (ByteBuf part = connection.readOutbound(); part != null; ) {
      text.append(part.toString(StandardCharsets.US_ASCII));
      part.release();
      part = connection.readOutbound();
    }
    return text.toString();
  }
}
