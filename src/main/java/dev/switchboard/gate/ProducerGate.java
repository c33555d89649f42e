package dev.switchboard.gate;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * The first step of the routes that take events: authenticates their producer and leaves the body
 * alone. Takes what the server noted about the request out of the message, since a split would copy
 * it for each event.
 */
public final class ProducerGate implements Processor {
  private final Gate gate;
  private final String dialect;

  /**
   * @param dialect the name of the API whose credential producers use
   */
  public ProducerGate(Gate gate, String dialect) {
    this.gate = gate;
    this.dialect = dialect;
  }

  /**
   * Sets the exchange's caller.
   *
   * @throws dev.switchboard.dialect.Refusal 401 without a valid credential
   */
  @Override
  public void process(Exchange exchange) {
    gate.authenticate(dialect, exchange);
    exchange.getMessage().getHeaders().clear();
  }
}
