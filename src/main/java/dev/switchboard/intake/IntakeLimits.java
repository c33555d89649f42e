package dev.switchboard.intake;

import java.time.Duration;

/**
 * How much one request may bring.
 *
 * @param bodyBytes the largest body
 * @param eventBytes the largest single event
 * @param depth how deep JSON may be nested
 * @param idle how long to wait for the next part of a body
 */
public record IntakeLimits(long bodyBytes, int eventBytes, int depth, Duration idle) {}
