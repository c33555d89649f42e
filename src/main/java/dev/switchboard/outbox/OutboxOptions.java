package dev.switchboard.outbox;

import dev.switchboard.delivery.LaneLimits;
import java.time.Duration;

/**
 * How the outbox works.
 *
 * @param lanes how much of the node lanes may use
 * @param committers how many transactions may store events at the same time
 * @param claimEvery the pause between looks for due deliveries
 * @param beatEvery the pause between signs of life
 * @param releaseBatch how many held deliveries of a subscription are queued again at a time
 * @param disableAfter after what time of nothing but failed attempts a subscription is disabled;
 *     zero for never
 * @param receipts of how many of a request's events it is remembered what became of them
 */
public record OutboxOptions(
    LaneLimits lanes,
    int committers,
    Duration claimEvery,
    Duration beatEvery,
    int releaseBatch,
    Duration disableAfter,
    int receipts) {}
