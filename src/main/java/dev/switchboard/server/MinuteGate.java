package dev.switchboard.server;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Opens once a minute at most, for lines that would otherwise fill the log. For one thread. */
final class MinuteGate {
  private static final long BETWEEN = TimeUnit.MINUTES.toNanos(1);

  private final LongSupplier nanos;
  private long opened;
  private boolean everOpened;

  /**
   * @param nanos time that passes
   */
  MinuteGate(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** Tells whether it opens now; it is shut for a minute then. */
  boolean opens() {
    long now = nanos.getAsLong();
    if (everOpened && now - opened < BETWEEN) {
      return false;
    }
    everOpened = true;
    opened = now;
    return true;
  }
}
