package dev.switchboard.outbox;

import dev.switchboard.event.Event;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;

/**
 * {@code outbox:accept}: takes the event in the body. Within an acceptance it returns at once, and
 * {@code outbox:commit} waits for all of them; without one it returns when the event is committed.
 */
final class AcceptProducer extends DefaultProducer {
  private final Outbox outbox;

  AcceptProducer(OutboxEndpoint endpoint, Outbox outbox) {
    super(endpoint);
    this.outbox = outbox;
  }

  @Override
  public void process(Exchange exchange) throws Exception {
    Event event = exchange.getMessage().getMandatoryBody(Event.class);
    Acceptance acceptance = Outbox.acceptance(exchange);
    if (acceptance == null) {
      outbox.begin(exchange);
      acceptance = Outbox.acceptance(exchange);
      acceptance.add(event);
      acceptance.commit();
    } else {
      acceptance.add(event);
    }
  }
}
