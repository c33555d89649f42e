package dev.switchboard.store;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the database answers, and the one voice that tells the log when that changes.
 *
 * <p>The idea: this node's sign of life is a write that it makes every few seconds on a connection
 * of its own; how that goes says how the database is. Everybody else who meets trouble reports it
 * here and stays silent. When the next sign of life fails too, the database is away, and one line
 * says so; when it succeeds, one line names what could not be done.
 *
 * <p>Safe for use by many threads.
 */
public final class DatabaseWatch {
  private static final Logger LOG = LoggerFactory.getLogger(DatabaseWatch.class);
  private static final long BETWEEN_LINES = Duration.ofMinutes(1).toNanos();

  private final LongSupplier nanos;
  private final Runnable renew;
  private final Map<String, String> reported = new ConcurrentSkipListMap<>();
  private volatile String trouble;
  private long since;
  private boolean told;
  private long toldAt;

  /**
   * @param nanos a monotonic clock, in nanoseconds
   * @param renew gives up every connection that is open: those made before an outage are of no use
   *     after it, and would each fail somebody first
   */
  public DatabaseWatch(LongSupplier nanos, Runnable renew) {
    this.nanos = nanos;
    this.renew = renew;
  }

  /** What is wrong with the database, in one line; null while it answers. */
  public String trouble() {
    return trouble;
  }

  /** The database took a sign of life. */
  public synchronized void answered() {
    if (trouble != null) {
      renew.run();
      LOG.info("the database answers again, after {} s", seconds(nanos.getAsLong() - since));
      trouble = null;
    } else if (!reported.isEmpty()) {
      tellOfReported();
    }
    reported.clear();
  }

  /** The database did not take a sign of life, for the given reason. */
  public void failed(Throwable why) {
    away(DatabaseTrouble.describe(why));
  }

  /** The database has taken no sign of life for so long that this node's standing is in doubt. */
  public void silent() {
    if (trouble == null) {
      away("it does not answer");
    }
  }

  /**
   * Somebody could not do their work for now.
   *
   * @param work what could not be done, to go after "could not"
   * @param why what the database said
   */
  public void troubled(String work, Throwable why) {
    LOG.debug("could not {} for now", work, why);
    reported.putIfAbsent(work, DatabaseTrouble.describe(why));
  }

  private synchronized void away(String why) {
    reported.clear();
    renew.run();
    boolean news = trouble == null;
    trouble = why;
    if (news) {
      since = nanos.getAsLong();
      LOG.warn(
          "the database is away ({}): requests are answered 503 and deliveries wait until it"
              + " answers again",
          why);
    }
  }

  private void tellOfReported() {
    long now = nanos.getAsLong();
    if (!told || now - toldAt >= BETWEEN_LINES) {
      told = true;
      toldAt = now;
      LOG.warn(
          "the database answers, but the gateway could not {} for a moment ({}); it goes on trying",
          String.join(", ", reported.keySet()),
          reported.values().iterator().next());
    }
  }

  private static long seconds(long nanos) {
    return Duration.ofNanos(nanos).toSeconds();
  }
}
