package dev.switchboard.intake;

import org.apache.camel.Exchange;
import org.apache.camel.Predicate;

/** Holds for messages whose body is an item that holds an event. */
public final class KnownEvent implements Predicate {

  @Override
  public boolean matches(Exchange exchange) {
    return exchange.getMessage().getBody() instanceof IncomingEvent item && item.isKnown();
  }
}
