package dev.switchboard.delivery;

/**
 * How much of the node's memory deliveries take, in rows and bytes. A lane may have no more than is
 * still free: one takes what it needs, and the more of them there are that take all they can get,
 * the less each has and the more is left for those that come later. Owned by {@link Lanes}, under
 * its lock.
 */
final class LaneMemory {
  private final LaneLimits limits;
  private int rows;
  private long bytes;

  LaneMemory(LaneLimits limits) {
    this.limits = limits;
  }

  /** Whether a lane has room for another delivery; an empty node has, whatever its size. */
  boolean hasRoom(Lane lane, int payloadBytes) {
    long free = limits.nodeBytes() - bytes;
    return lane.held() < most() && (lane.bytes + payloadBytes <= free || rows == 0);
  }

  /** How many more rows a lane has room for, as far as that can be told without their sizes. */
  int room(Lane lane) {
    return lane.bytes < limits.nodeBytes() - bytes ? most() - lane.held() : 0;
  }

  /** How many rows any lane may have now. */
  int most() {
    return Math.min(limits.laneQueue(), limits.nodeQueue() - rows);
  }

  /** Whether a lane has more than it would be given now. */
  boolean isExceededBy(Lane lane) {
    return lane.held() > most() || lane.bytes > limits.nodeBytes() - bytes;
  }

  void take(Lane lane, int payloadBytes) {
    rows++;
    bytes += payloadBytes;
    lane.bytes += payloadBytes;
  }

  void free(Lane lane, int payloadBytes) {
    rows--;
    bytes -= payloadBytes;
    lane.bytes -= payloadBytes;
  }

  int rows() {
    return rows;
  }
}
