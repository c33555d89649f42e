package dev.switchboard.server;

import dev.switchboard.egress.Cidr;
import java.time.Duration;
import java.util.List;

/**
 * What one connection, and all of them together, may take of the HTTP server.
 *
 * @param most how many may be open
 * @param perAddress how many of those may be from one address, or one /64 network of IPv6; 0 for
 *     all of them
 * @param proxies whose connections are many clients', so that only {@code most} counts for them
 * @param head how long a request's head may take to arrive, from its first byte
 * @param idle how long a connection is kept without a request
 */
public record ConnectionLimits(
    int most, int perAddress, List<Cidr> proxies, Duration head, Duration idle) {}
