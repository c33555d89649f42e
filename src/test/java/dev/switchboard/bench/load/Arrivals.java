package dev.switchboard.bench.load;

import java.time.Duration;
import java.util.BitSet;
import java.util.concurrent.TimeUnit;

/**
 * What the watched subscribers got of one round. Written by the sink's thread only; {@link #await}
 * makes it safe to read elsewhere.
 */
public final class Arrivals {
  private final int firstSeq;
  private final int events;
  private final BitSet[] seen;
  private final int[] micros;
  private final int[] sinceFirst;
  private int unique;
  private int duplicates;
  private long firstMicros;
  private long lastMicros;

  /**
   * @param firstSeq number of the round's first event
   * @param events how many it has
   * @param subscribers how many subscribers are watched: those with the indexes below it
   */
  Arrivals(int firstSeq, int events, int subscribers) {
    this.firstSeq = firstSeq;
    this.events = events;
    this.seen = new BitSet[subscribers];
    for (int i = 0; i < subscribers; i++) {
      seen[i] = new BitSet(events);
    }
    this.micros = new int[events * subscribers];
    this.sinceFirst = new int[micros.length];
  }

  /** Notes one receipt; those of other rounds and of subscribers not watched do not count. */
  synchronized void add(int subscriber, int seq, long fromMicros, long now) {
    int index = seq - firstSeq;
    if (subscriber >= seen.length || index < 0 || index >= events) {
      return;
    }
    if (seen[subscriber].get(index)) {
      duplicates++;
      return;
    }
    seen[subscriber].set(index);
    firstMicros = unique == 0 ? now : firstMicros;
    lastMicros = now;
    sinceFirst[unique] = (int) (now - firstMicros);
    micros[unique++] = (int) (now - fromMicros);
    if (unique == micros.length) {
      notifyAll();
    }
  }

  /**
   * Waits until every event has reached every watched subscriber.
   *
   * @param patience how long to wait while none comes
   * @throws IllegalStateException when some are missing then
   */
  public synchronized void await(Duration patience) throws InterruptedException {
    int seenSoFar = unique;
    long deadline = System.nanoTime() + patience.toNanos();
    while (unique < micros.length) {
      long rest = deadline - System.nanoTime();
      if (rest <= 0 && unique > seenSoFar) {
        seenSoFar = unique;
        deadline = System.nanoTime() + patience.toNanos();
      } else if (rest <= 0) {
        throw new IllegalStateException(
            (micros.length - unique) + " of " + micros.length + " deliveries are missing");
      }
      TimeUnit.NANOSECONDS.timedWait(this, Math.max(rest, 1));
    }
  }

  /** Deliveries that came again. */
  public synchronized int duplicates() {
    return duplicates;
  }

  /** When the first one came. */
  public synchronized long firstMicros() {
    return firstMicros;
  }

  /** When the last new one came. */
  public synchronized long lastMicros() {
    return lastMicros;
  }

  /**
   * Receipts a second of a part of the round, once it is complete.
   *
   * @param from share of all receipts at which the part begins
   * @param to share at which it ends, above {@code from}, at most 1
   */
  public synchronized double perSecond(double from, double to) {
    int begin = (int) (from * (unique - 1));
    int end = (int) (to * (unique - 1));
    return (end - begin) * 1e6 / Math.max(1, sinceFirst[end] - sinceFirst[begin]);
  }

  /** Times from post to receipt. */
  public synchronized Percentiles latencies() {
    return new Percentiles(micros, unique);
  }
}
