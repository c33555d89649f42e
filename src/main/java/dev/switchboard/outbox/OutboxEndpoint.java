package dev.switchboard.outbox;

import dev.switchboard.delivery.Outcome;
import java.time.Duration;
import java.util.function.BiFunction;
import org.apache.camel.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/** One of the outbox's endpoints. */
final class OutboxEndpoint extends DefaultEndpoint {
  private final String name;
  private final Outbox outbox;
  private final BiFunction<Exchange, Duration, Outcome> outcomes;

  OutboxEndpoint(
      String uri,
      OutboxComponent component,
      String name,
      Outbox outbox,
      BiFunction<Exchange, Duration, Outcome> outcomes) {
    super(uri, component);
    this.outcomes = outcomes;
    this.name = name;
    this.outbox = outbox;
  }

  @Override
  public Producer createProducer() {
    return switch (name) {
      case "begin" -> new BeginProducer(this, outbox);
      case "accept" -> new AcceptProducer(this, outbox);
      case "commit" -> new CommitProducer(this);
      default -> throw new IllegalArgumentException("nothing can be sent to outbox:" + name);
    };
  }

  @Override
  public Consumer createConsumer(Processor processor) throws Exception {
    if (!name.equals("deliveries")) {
      throw new IllegalArgumentException("nothing can be consumed from outbox:" + name);
    }
    DeliveryConsumer consumer = new DeliveryConsumer(this, processor, outbox, outcomes);
    configureConsumer(consumer);
    return consumer;
  }

  @Override
  public boolean isSingleton() {
    return true;
  }
}
