package dev.switchboard.crash;

import dev.switchboard.testing.Answer;
import dev.switchboard.testing.GatewayClient;
import dev.switchboard.testing.Tenant;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Producers that post without end, whatever becomes of the gateway; every tenth request carries ten
 * events, the others one. Nothing is ever posted again, so that a number stands for one event.
 */
final class Load implements AutoCloseable {
  private static final int PRODUCERS = 4;
  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(15);
  private static final int MANY = 10;

  private final Ledger ledger;
  private final List<Thread> producers = new ArrayList<>();
  private volatile boolean stopped;

  private Load(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Starts, sharing producers among gateways. */
  static Load on(List<GatewayClient> gateways, Tenant tenant, Ledger ledger) {
    Load load = new Load(ledger);
    for (int i = 0; i < PRODUCERS; i++) {
      GatewayClient gateway = gateways.get(i % gateways.size());
      load.producers.add(new Thread(() -> load.produce(gateway, tenant), "producer-" + i));
    }
    load.producers.forEach(Thread::start);
    return load;
  }

  /** Ends it; returns when the last answer is there. */
  @Override
  public void close() {
    stopped = true;
    try {
      for (Thread producer : producers) {
        producer.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void produce(GatewayClient gateway, Tenant tenant) {
    for (int turn = 1; !stopped; turn++) {
      int count = turn % MANY == 0 ? MANY : 1;
      int first = ledger.take(count);
      try {
        Answer answer = gateway.postEvents(tenant, "omicall", Numbered.body(first, count));
        ledger.answered(first, count, answer);
      } catch (UncheckedIOException noAnswer) {
        // Whether these are kept is not known: nobody has promised anything.
        LockSupport.parkNanos(PAUSE);
      }
      LockSupport.parkNanos(PAUSE);
    }
  }
}
