package dev.switchboard.outbox;

import dev.switchboard.delivery.Attempt;
import dev.switchboard.delivery.Outcome;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.function.BiFunction;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.ThreadPoolProfileBuilder;
import org.apache.camel.spi.ShutdownStrategy;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.util.concurrent.ThreadPoolRejectedPolicy;

/**
 * {@code outbox:deliveries}: one exchange an attempt. The attempt is the exchange's body, and what
 * the exchange ends with is its outcome. Workers come from Camel's thread pools, so they show over
 * JMX and are virtual where the JVM has such; how many there are at a time is bounded by the lanes.
 */
final class DeliveryConsumer extends DefaultConsumer {
  private static final long KEEP_IDLE_SECONDS = 30;

  /** Of the time that a stop may take, what attempts in flight leave for everything after them. */
  private static final long LEFT_FOR_OTHERS_MILLIS = 5_000;

  private static final long SHORTEST_PATIENCE_MILLIS = 1_000;

  private final Outbox outbox;
  private final BiFunction<Exchange, Duration, Outcome> outcomes;
  private ExecutorService workers;

  DeliveryConsumer(
      OutboxEndpoint endpoint,
      Processor processor,
      Outbox outbox,
      BiFunction<Exchange, Duration, Outcome> outcomes) {
    super(endpoint, processor);
    this.outbox = outbox;
    this.outcomes = outcomes;
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    // Nothing waits in this pool (lanes bound how much is under way), and an idle thread is used
    // before a new one.
    ThreadPoolProfile profile =
        new ThreadPoolProfileBuilder("deliveries")
            .poolSize(1)
            .maxPoolSize(2 * outbox.attempts())
            .maxQueueSize(0)
            .keepAliveTime(KEEP_IDLE_SECONDS)
            .rejectedPolicy(ThreadPoolRejectedPolicy.CallerRuns)
            .build();
    workers =
        getEndpoint()
            .getCamelContext()
            .getExecutorServiceManager()
            .newThreadPool(this, "deliveries", profile);
    outbox.attach(this::attempt, workers);
  }

  @Override
  protected void doStop() throws Exception {
    outbox.detach();
    CamelContext context = getEndpoint().getCamelContext();
    ShutdownStrategy stop = context.getShutdownStrategy();
    long patience = stop.getTimeUnit().toMillis(stop.getTimeout()) - LEFT_FOR_OTHERS_MILLIS;
    context
        .getExecutorServiceManager()
        .shutdownGraceful(workers, Math.max(SHORTEST_PATIENCE_MILLIS, patience));
    super.doStop();
  }

  private Outcome attempt(Attempt attempt) {
    long started = System.nanoTime();
    Exchange exchange = createExchange(true);
    exchange.getMessage().setBody(attempt);
    try {
      createUoW(exchange);
      getProcessor().process(exchange);
    } catch (Exception e) {
      exchange.setException(e);
    }
    try {
      return outcomes.apply(exchange, Duration.ofNanos(System.nanoTime() - started));
    } finally {
      doneUoW(exchange);
      releaseExchange(exchange, false);
    }
  }
}
