package dev.switchboard.delivery;

/**
 * How much of the node's memory deliveries take, in rows and bytes. Owned by {@link Lanes}, under
 * its lock.
 */
final class LaneMemory {
  private final LaneLimits limits;
  private int rows;
  private long bytes;

  LaneMemory(LaneLimits limits) {
    this.limits = limits;
  }

  /** Whether there is room; for one delivery there always is, whatever its size. */
  boolean hasRoom(int payloadBytes) {
    return rows < limits.nodeQueue() && (bytes + payloadBytes <= limits.nodeBytes() || rows == 0);
  }

  void take(int payloadBytes) {
    rows++;
    bytes += payloadBytes;
  }

  void free(int payloadBytes) {
    rows--;
    bytes -= payloadBytes;
  }

  int rows() {
    return rows;
  }

  /** How many more rows there is room for, as far as that can be told without their sizes. */
  int room() {
    return bytes < limits.nodeBytes() ? limits.nodeQueue() - rows : 0;
  }
}
