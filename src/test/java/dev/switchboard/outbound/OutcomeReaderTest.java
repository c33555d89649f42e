package dev.switchboard.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParseException;
import dev.switchboard.delivery.Outcome;
import dev.switchboard.delivery.Outcome.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OutcomeReaderTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration TOOK = Duration.ofMillis(12);

  private final Exchange exchange = new DefaultExchange(new DefaultCamelContext());
  private final OutcomeReader reader =
      new OutcomeReader(
          InstantSource.fixed(NOW), (field, now) -> Duration.between(now, Instant.parse(field)));

  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(
            new DeadlineExceededException(new IOException()),
            Kind.TIMEOUT,
            DeadlineExceededException.class),
        broken(new SocketTimeoutException(), Kind.TIMEOUT),
        broken(new ConnectTimeoutException("slow"), Kind.TIMEOUT),
        Arguments.of(
            new EgressDeniedException("no"), Kind.EGRESS_DENIED, EgressDeniedException.class),
        broken(new ConnectException(), Kind.CONNECTION_ERROR),
        broken(new UnknownHostException(), Kind.CONNECTION_ERROR),
        broken(new SSLHandshakeException("no trust"), Kind.CONNECTION_ERROR),
        broken(new ConnectionRequestTimeoutException("pool"), Kind.INTERNAL_ERROR),
        Arguments.of(
            new IllegalArgumentException(), Kind.INTERNAL_ERROR, IllegalArgumentException.class),
        Arguments.of(
            new JsonParseException(null, "of our own"),
            Kind.INTERNAL_ERROR,
            JsonParseException.class));
  }

  private static Arguments broken(IOException cause, Kind kind) {
    return Arguments.of(new BrokenExchangeException(cause), kind, cause.getClass());
  }

  @ParameterizedTest
  @MethodSource("failures")
  void tellsWhatEndedTheAttempt(Exception error, Kind kind, Class<?> named) {
    exchange.setException(error);
    Outcome outcome = reader.read(exchange, TOOK);
    assertThat(outcome.kind()).isEqualTo(kind);
    assertThat(outcome.error()).isEqualTo(named.getName());
    assertThat(outcome.status()).isZero();
    assertThat(outcome.took()).isEqualTo(TOOK);
  }

  @Test
  void readsAnAnswer() {
    exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, 503);
    exchange.getMessage().setHeader("retry-after", NOW.plusSeconds(7).toString());
    exchange.getMessage().setBody(new ByteArrayInputStream(new byte[5_000]));
    Outcome outcome = reader.read(exchange, TOOK);
    assertThat(outcome.kind()).isEqualTo(Kind.ANSWERED);
    assertThat(outcome.status()).isEqualTo(503);
    assertThat(outcome.retryAfter()).isEqualTo(Duration.ofSeconds(7));
    assertThat(outcome.excerpt()).hasSize(2048);
  }

  @Test
  void readsAnAnswerWithoutBodyAndWishes() {
    exchange.getMessage().setHeaders(Map.of(Exchange.HTTP_RESPONSE_CODE, 204));
    Outcome outcome = reader.read(exchange, TOOK);
    assertThat(outcome.excerpt()).isEmpty();
    assertThat(outcome.retryAfter()).isNull();
  }

  @Test
  void takesAnExchangeThatCalledNobodyForAnErrorOfOurs() {
    assertThat(reader.read(exchange, TOOK).kind()).isEqualTo(Kind.INTERNAL_ERROR);
  }
}
