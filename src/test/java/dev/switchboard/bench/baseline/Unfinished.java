package dev.switchboard.bench.baseline;

import java.util.concurrent.TimeUnit;

/** Counts deliveries that were taken on and not recorded yet, so that an end can wait for them. */
final class Unfinished {
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);

  private int count;

  synchronized void add(int deliveries) {
    count += deliveries;
  }

  synchronized void recorded(int deliveries) {
    count -= deliveries;
    if (count == 0) {
      notifyAll();
    }
  }

  /** Returns when nothing is left, or after 30 s. */
  synchronized void await() {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    try {
      for (long rest = PATIENCE_NANOS; count > 0 && rest > 0; rest = deadline - System.nanoTime()) {
        TimeUnit.NANOSECONDS.timedWait(this, rest);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
