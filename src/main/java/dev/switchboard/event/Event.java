package dev.switchboard.event;

import java.time.Instant;
import java.util.UUID;

/**
 * Something that happened, as one tenant's producer told it.
 *
 * @param id time-ordered id; also the {@code webhook-id} of every delivery of this event
 * @param tenant the account it belongs to
 * @param source the API family it came in by, for example {@code omicall}
 * @param type what happened, for example {@code call.ringing}
 * @param orderingKey what it is about (call id, channel id, message handle), or null
 * @param payload the producer's exact bytes; never changed after construction
 * @param occurredAt when it happened, as far as the producer told
 * @param acceptedAt when this gateway took it
 * @param expiresAt after this moment it is no longer worth delivering; null for never
 */
public record Event(
    UUID id,
    UUID tenant,
    String source,
    String type,
    String orderingKey,
    byte[] payload,
    Instant occurredAt,
    Instant acceptedAt,
    Instant expiresAt) {}
