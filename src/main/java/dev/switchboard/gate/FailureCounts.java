package dev.switchboard.gate;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Counts failures by what they have in common. The first one opens a window; as many as the limit
 * in one window shut it until it is over. Of the keys only the latest thousands are remembered, so
 * that an attacker cannot fill the memory. Safe for use by many threads.
 */
final class FailureCounts {
  private static final int MOST_KEYS = 10_000;

  private final int limit;
  private final long window;
  private final LongSupplier nanos;
  private final Map<String, Window> windows =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Window> eldest) {
          return size() > MOST_KEYS;
        }
      };

  /**
   * @param limit how many failures shut a window; 0 for never
   * @param nanos a monotonic clock, in nanoseconds
   */
  FailureCounts(int limit, Duration window, LongSupplier nanos) {
    this.limit = limit;
    this.window = window.toNanos();
    this.nanos = nanos;
  }

  /** How long the key's window stays shut; zero when it is open. */
  synchronized Duration shutFor(String key) {
    Window current = current(key);
    return current == null || limit == 0 || current.failures < limit
        ? Duration.ZERO
        : Duration.ofNanos(window - (nanos.getAsLong() - current.since));
  }

  /**
   * Counts one failure.
   *
   * @return whether it is the one that shuts the window
   */
  synchronized boolean add(String key) {
    Window current = current(key);
    Window next =
        current == null
            ? new Window(nanos.getAsLong(), 1)
            : new Window(current.since, current.failures + 1);
    windows.put(key, next);
    return next.failures == limit;
  }

  private Window current(String key) {
    Window found = windows.get(key);
    if (found != null && nanos.getAsLong() - found.since >= window) {
      windows.remove(key);
      return null;
    }
    return found;
  }

  private record Window(long since, int failures) {}
}
