package dev.switchboard.outbox;

import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;

/** {@code outbox:begin}: opens an acceptance for the events of the exchange. */
final class BeginProducer extends DefaultProducer {
  private final Outbox outbox;

  BeginProducer(OutboxEndpoint endpoint, Outbox outbox) {
    super(endpoint);
    this.outbox = outbox;
  }

  @Override
  public void process(Exchange exchange) {
    outbox.begin(exchange);
  }
}
