package dev.switchboard.outbox;

import dev.switchboard.delivery.Outcome;
import java.time.Duration;
import java.util.Map;
import java.util.function.BiFunction;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultComponent;

/**
 * The Camel component over the outbox: {@code outbox:begin} opens an acceptance for the events of
 * an exchange, {@code outbox:accept} takes one of them in, {@code outbox:commit} waits until all of
 * them are committed, {@code outbox:deliveries} consumes one exchange an attempt.
 */
public final class OutboxComponent extends DefaultComponent {
  private final Outbox outbox;
  private final BiFunction<Exchange, Duration, Outcome> outcomes;

  /**
   * @param outbox the machinery behind the endpoints
   * @param outcomes tells from a finished exchange, and how long it took, how its attempt ended
   */
  public OutboxComponent(Outbox outbox, BiFunction<Exchange, Duration, Outcome> outcomes) {
    this.outbox = outbox;
    this.outcomes = outcomes;
  }

  @Override
  protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
    return new OutboxEndpoint(uri, this, remaining, outbox, outcomes);
  }
}
