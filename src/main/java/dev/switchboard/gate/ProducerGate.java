package dev.switchboard.gate;

import dev.switchboard.access.Scope;
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
  private final Scope scope;

  /**
   * @param dialect the name of the API whose credential producers use
   * @param scope what that credential must be good for
   */
  public ProducerGate(Gate gate, String dialect, Scope scope) {
    this.gate = gate;
    this.dialect = dialect;
    this.scope = scope;
  }

  /**
   * Sets the exchange's caller.
   *
   * @throws dev.switchboard.dialect.Refusal 401 without a valid credential, 403 when it is not good
   *     for this, 429 after too many wrong ones
   */
  @Override
  public void process(Exchange exchange) {
    gate.authenticate(dialect, scope, exchange);
    exchange.getMessage().getHeaders().clear();
  }
}
