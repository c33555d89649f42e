package dev.switchboard.gate;

import dev.switchboard.dialect.Dialect;
import dev.switchboard.dialect.Dialects;
import dev.switchboard.dialect.ErrorAnswer;
import dev.switchboard.dialect.Refusal;
import dev.switchboard.store.DatabaseWatch;
import dev.switchboard.store.ErrorSummary;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.apache.camel.Exchange;
import org.apache.camel.support.ExchangeHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns what went wrong in a route into an answer in the shape of the API that owns the path. What
 * is logged names the error and its place, never its message: messages quote payloads and secrets.
 */
public final class ErrorAnswers {
  private static final Logger LOG = LoggerFactory.getLogger(ErrorAnswers.class);

  /** What a request is told that meets a database that is away. */
  public static final String DATABASE_AWAY = "The database cannot be reached; try again";

  private final Dialects dialects;
  private final DatabaseWatch watch;

  /**
   * Answers in the words of these dialects.
   *
   * @param watch is told when the database did not answer, and tells the log
   */
  public ErrorAnswers(Dialects dialects, DatabaseWatch watch) {
    this.dialects = dialects;
    this.watch = watch;
  }

  /** Answers a request that was refused for a reason its sender can act on. */
  public void refusal(Exchange exchange) {
    Refusal refusal = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Refusal.class);
    answer(exchange, refusal.status(), refusal.getMessage());
    if (refusal.retryAfter() > 0) {
      exchange.getMessage().setHeader("Retry-After", Long.toString(refusal.retryAfter()));
    }
  }

  /** Answers a request that met a database that is away: it may be sent again. */
  public void database(Exchange exchange) {
    Throwable error = error(exchange);
    if (isOurFault(error)) {
      ownFault(exchange, error);
      return;
    }
    watch.troubled("answer requests", error);
    answer(exchange, 503, DATABASE_AWAY);
    exchange.getMessage().setHeader("Retry-After", "1");
  }

  /** Answers a request that met an error of our own, without details. */
  public void unexpected(Exchange exchange) {
    Throwable error = error(exchange);
    // A route picks the nearest class in the chain of causes, and how the network failed can be
    // nearer than what the driver made of it.
    if (isOfDatabase(error)) {
      database(exchange);
    } else {
      ownFault(exchange, error);
    }
  }

  private void ownFault(Exchange exchange, Throwable error) {
    LOG.warn(
        "Request failed in route {}: {}",
        ExchangeHelper.getRouteId(exchange),
        ErrorSummary.of(error));
    LOG.debug("The failed request's error: {}", ErrorSummary.trace(error));
    answer(exchange, 500, "Internal error");
  }

  private void answer(Exchange exchange, int status, String message) {
    String path = RequestPath.of(exchange);
    Dialect owner = dialects.owning(path);
    ErrorAnswer error = owner.error(status, message);
    if (error.status() == 401 && owner.challenge() != null) {
      exchange.getMessage().setHeader("WWW-Authenticate", owner.challenge());
    }
    exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, error.status());
    exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, error.contentType());
    // The one kind of body that the server sends at once and with its length.
    exchange.getMessage().setBody(ByteBuffer.wrap(error.body().getBytes(StandardCharsets.UTF_8)));
  }

  private static Throwable error(Exchange exchange) {
    return exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
  }

  private static boolean isOfDatabase(Throwable error) {
    for (Throwable current = error; current != null; current = current.getCause()) {
      if (current instanceof SQLException) {
        return true;
      }
    }
    return false;
  }

  /**
   * Wrong data (22), a broken constraint (23) or a wrong statement (42) fails again if repeated.
   */
  private static boolean isOurFault(Throwable error) {
    for (Throwable current = error; current != null; current = current.getCause()) {
      if (current instanceof SQLException sql && sql.getSQLState() != null) {
        return sql.getSQLState().matches("(22|23|42).*");
      }
    }
    return false;
  }
}
