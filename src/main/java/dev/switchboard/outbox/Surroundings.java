package dev.switchboard.outbox;

import dev.switchboard.delivery.Verdicts;
import dev.switchboard.dialect.Dialects;
import dev.switchboard.event.Ids;
import dev.switchboard.store.DatabaseWatch;
import dev.switchboard.subscription.SubscriptionIndex;
import java.time.InstantSource;
import java.util.UUID;

/**
 * What the outbox finds around it.
 *
 * @param index who wants which events
 * @param dialects the families on board
 * @param verdicts what follows from the outcome of an attempt
 * @param watch knows how the database is, by this node's signs of life
 * @param ids for what is born here
 * @param clock the time of day
 * @param incarnation this process, new at every start
 * @param alone whether the database admits one process at a time
 */
public record Surroundings(
    SubscriptionIndex index,
    Dialects dialects,
    Verdicts verdicts,
    DatabaseWatch watch,
    Ids ids,
    InstantSource clock,
    UUID incarnation,
    boolean alone) {}
