package dev.switchboard.outbound;

import dev.switchboard.delivery.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BiFunction;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;

/**
 * Tells from a finished exchange how the attempt ended. An exchange without an answer and without
 * an error is an error of ours: a route that never called the subscriber.
 */
public final class OutcomeReader {
  private final InstantSource clock;
  private final BiFunction<String, Instant, Duration> retryAfter;

  /**
   * @param clock tells the moment that a date in {@code retry-after} is counted from
   * @param retryAfter reads the field's value at a moment; null when it cannot be read
   */
  public OutcomeReader(InstantSource clock, BiFunction<String, Instant, Duration> retryAfter) {
    this.clock = clock;
    this.retryAfter = retryAfter;
  }

  /**
   * Reads status, {@code retry-after}, body or exception.
   *
   * @param exchange after its last step
   * @param took from the first step of the attempt to its end
   */
  public Outcome read(Exchange exchange, Duration took) {
    Exception error = exchange.getException();
    if (error != null) {
      return failed(error, took);
    }
    Message answer = exchange.getMessage();
    if (!(answer.getHeader(Exchange.HTTP_RESPONSE_CODE) instanceof Integer status)) {
      return failed(new IllegalStateException("the route did not call the subscriber"), took);
    }
    Duration pause =
        answer.getHeader("retry-after") instanceof String wish
            ? retryAfter.apply(wish, clock.instant())
            : null;
    return Outcome.answered(status, took, excerpt(answer.getBody()), pause);
  }

  private static Outcome failed(Throwable error, Duration took) {
    if (error instanceof DeadlineExceededException) {
      return Outcome.failed(Outcome.Kind.TIMEOUT, took, error);
    }
    if (error instanceof EgressDeniedException) {
      return Outcome.failed(Outcome.Kind.EGRESS_DENIED, took, error);
    }
    if (error instanceof BrokenExchangeException) {
      Throwable cause = error.getCause();
      if (cause instanceof SocketTimeoutException) {
        return Outcome.failed(Outcome.Kind.TIMEOUT, took, cause);
      }
      // our pool being too small says nothing about the subscriber
      boolean ours = cause instanceof ConnectionRequestTimeoutException;
      return Outcome.failed(
          ours ? Outcome.Kind.INTERNAL_ERROR : Outcome.Kind.CONNECTION_ERROR, took, cause);
    }
    return Outcome.failed(Outcome.Kind.INTERNAL_ERROR, took, error);
  }

  private static byte[] excerpt(Object body) {
    if (!(body instanceof InputStream stream)) {
      return new byte[0];
    }
    try {
      return stream.readNBytes(AnswerReader.KEPT);
    } catch (IOException unreadable) {
      return new byte[0];
    }
  }
}
