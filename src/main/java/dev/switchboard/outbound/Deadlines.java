package dev.switchboard.outbound;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.apache.hc.core5.concurrent.Cancellable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cuts exchanges whose time is over. One thread looks at all exchanges in flight every 25 ms: that
 * costs an exchange an entry in a set, where a timer of its own would cost a wake-up of the timer's
 * thread. The caller must close it.
 */
public final class Deadlines implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Deadlines.class);
  private static final Duration LOOK = Duration.ofMillis(25);

  private final Set<Watch> inFlight = ConcurrentHashMap.newKeySet();
  private final LongSupplier nanoTime;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(DaemonThreads.named("subscriber-deadlines"));

  /**
   * @param nanoTime a clock that only goes forward, in nanoseconds
   */
  public Deadlines(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    thread.scheduleWithFixedDelay(this::look, LOOK.toNanos(), LOOK.toNanos(), TimeUnit.NANOSECONDS);
  }

  /**
   * Watches an exchange until the answer is closed.
   *
   * @param exchange what is cancelled, by another thread, when its time is over; a request that is
   *     cancelled between two of its steps must not begin the next
   * @param time how long it may take from now
   */
  public Watch watch(Cancellable exchange, Duration time) {
    Watch watch = new Watch(exchange, nanoTime.getAsLong() + time.toNanos());
    inFlight.add(watch);
    return watch;
  }

  /** Cuts everything in flight, as if its time were over. For a node that has lost its leases. */
  public void cutAll() {
    inFlight.forEach(Watch::cut);
  }

  /** How many exchanges are in flight. */
  public int inFlight() {
    return inFlight.size();
  }

  private void look() {
    long now = nanoTime.getAsLong();
    for (Watch watch : inFlight) {
      if (!watch.over && now - watch.end >= 0) {
        watch.cut();
      }
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
    cutAll();
  }

  /** One exchange in flight. */
  public final class Watch implements AutoCloseable {
    private final Cancellable exchange;
    private final long end;
    private volatile boolean over;

    private Watch(Cancellable exchange, long end) {
      this.exchange = exchange;
      this.end = end;
    }

    /** Tells whether the exchange was cut. */
    public boolean isOver() {
      return over;
    }

    private void cut() {
      over = true;
      try {
        exchange.cancel();
      } catch (RuntimeException e) {
        LOG.debug("an exchange did not take a cut well", e);
      }
    }

    @Override
    public void close() {
      inFlight.remove(this);
    }
  }
}
