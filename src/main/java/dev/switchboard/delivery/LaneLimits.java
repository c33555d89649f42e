package dev.switchboard.delivery;

/**
 * How much of the node lanes may use.
 *
 * @param attempts the most attempts in flight on this node
 * @param start how many a lane may have in flight before it has shown anything
 * @param ceiling the most a lane may ever have in flight
 * @param laneQueue the most deliveries a lane keeps in memory
 * @param nodeQueue the most deliveries all lanes together keep in memory
 * @param nodeBytes the most payload bytes all lanes together keep in memory
 */
public record LaneLimits(
    int attempts, int start, int ceiling, int laneQueue, int nodeQueue, long nodeBytes) {

  /** How many of the node's attempts lanes that are failing or unproven may hold together. */
  public int suspectAttempts() {
    return Math.max(1, attempts / 2);
  }

  /** How many attempts a lane may have in flight whatever else the node is doing. */
  int share() {
    return Math.max(start, attempts / 16);
  }
}
