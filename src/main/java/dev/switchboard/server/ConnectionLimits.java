package dev.switchboard.server;

import java.time.Duration;

/**
 * What one connection, and all of them together, may take of the HTTP server.
 *
 * @param most how many may be open
 * @param head how long a request's head may take to arrive, from its first byte
 * @param idle how long a connection is kept without a request
 */
public record ConnectionLimits(int most, Duration head, Duration idle) {}
