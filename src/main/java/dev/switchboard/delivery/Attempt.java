package dev.switchboard.delivery;

import dev.switchboard.subscription.Subscription;
import java.time.Instant;

/**
 * One POST of a delivery, about to be made.
 *
 * @param delivery what is delivered
 * @param subscription to whom, as registered now
 * @param number 1 for the first
 * @param at when
 */
public record Attempt(Delivery delivery, Subscription subscription, int number, Instant at) {}
