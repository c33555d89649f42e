package dev.switchboard.outbound;

import dev.switchboard.delivery.Attempt;
import dev.switchboard.dialect.Dialect;
import dev.switchboard.dialect.Dialects;
import dev.switchboard.egress.SubscriberUrl;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/**
 * Turns an attempt into the request its subscriber's API promises: the body's bytes, the promised
 * header fields, the address, and how long it all may take. The attempt moves to the exchange
 * property {@code attempt}.
 */
public final class DialectBody implements Processor {
  /** The exchange property with the attempt under way. */
  public static final String ATTEMPT = "attempt";

  private final Dialects dialects;

  /**
   * @param dialects the families that subscriptions were registered through
   */
  public DialectBody(Dialects dialects) {
    this.dialects = dialects;
  }

  @Override
  public void process(Exchange exchange) {
    Message message = exchange.getMessage();
    Attempt attempt = message.getBody(Attempt.class);
    Dialect dialect = dialects.named(attempt.subscription().dialect());
    Map<String, String> promised = dialect.headers(attempt.subscription());

    exchange.setProperty(ATTEMPT, attempt);
    exchange.setProperty(SubscriberHeaders.PROMISED, promised);
    promised.forEach(message::setHeader);
    message.setHeader(Exchange.CONTENT_TYPE, dialect.contentType(attempt.delivery().event()));
    message.setHeader(Exchange.HTTP_URI, SubscriberUrl.callable(attempt.subscription().url()));
    message.setHeader(
        BoundedExchange.DEADLINE_MILLIS,
        Long.toString(dialect.policyFor(attempt.subscription()).deadline().toMillis()));
    if (attempt.subscription().preferences().tls() != null) {
      message.setHeader(BoundedExchange.TLS_OF, attempt.subscription().id().toString());
    }
    message.setBody(
        dialect.body(attempt.subscription(), attempt.delivery().event(), attempt.number()));
  }
}
