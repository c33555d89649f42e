package dev.switchboard.server;

import dev.switchboard.egress.Cidr;
import dev.switchboard.gate.SourceNetwork;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts what is open by whom it is from, up to a number each. It remembers nobody who has nothing
 * open. Safe for use by many threads.
 */
final class SourceCount {
  private final int most;
  private final List<Cidr> exempt;
  private final Map<String, Integer> open = new ConcurrentHashMap<>();

  /**
   * @param most of one source; 0 for any number
   * @param exempt addresses that are not counted
   */
  SourceCount(int most, List<Cidr> exempt) {
    this.most = most;
    this.exempt = List.copyOf(exempt);
  }

  /** Counts one more of a source; false, and it is not counted, when there is no room for it. */
  boolean enter(InetAddress source) {
    if (!isCounted(source)) {
      return true;
    }
    boolean[] room = {false};
    open.compute(
        SourceNetwork.of(source),
        (name, count) -> {
          int now = count == null ? 0 : count;
          room[0] = now < most;
          return room[0] ? Integer.valueOf(now + 1) : count;
        });
    return room[0];
  }

  /** One that entered is gone. */
  void leave(InetAddress source) {
    if (isCounted(source)) {
      open.computeIfPresent(
          SourceNetwork.of(source),
          (name, count) -> count == 1 ? null : Integer.valueOf(count - 1));
    }
  }

  /** How many sources have something open. */
  int sources() {
    return open.size();
  }

  private boolean isCounted(InetAddress source) {
    return most > 0 && exempt.stream().noneMatch(range -> range.contains(source));
  }
}
