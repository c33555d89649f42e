package dev.switchboard.outbox;

import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;

/**
 * {@code outbox:commit}: returns when every event of the exchange's acceptance is committed, and
 * leaves the first of them on the exchange.
 */
final class CommitProducer extends DefaultProducer {

  CommitProducer(OutboxEndpoint endpoint) {
    super(endpoint);
  }

  @Override
  public void process(Exchange exchange) throws Exception {
    Acceptance acceptance = Outbox.acceptance(exchange);
    if (acceptance != null) {
      acceptance.commit();
      exchange.setProperty(Accepted.COMMITTED, acceptance.accepted());
    }
  }
}
