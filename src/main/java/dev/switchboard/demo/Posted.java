package dev.switchboard.demo;

import java.time.Instant;

/**
 * An event the gateway has accepted.
 *
 * @param type as the gateway recognised it
 * @param at when the request with it was sent
 */
record Posted(String type, Instant at) {}
