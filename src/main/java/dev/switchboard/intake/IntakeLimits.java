package dev.switchboard.intake;

import dev.switchboard.gate.JsonLimits;
import java.time.Duration;

/**
 * How much one request may bring.
 *
 * @param bodyBytes the largest body
 * @param eventBytes the largest single event
 * @param json how much JSON a single event may hold
 * @param idle how long to wait for the next part of a body
 * @param pace bytes a second that a body must bring at least, on average, while it is waited for
 */
public record IntakeLimits(
    long bodyBytes, int eventBytes, JsonLimits json, Duration idle, int pace) {

  /** Limits that can be kept. */
  public IntakeLimits {
    if (pace < 1) {
      throw new IllegalArgumentException("the least pace of a body is at least 1 byte a second");
    }
  }
}
