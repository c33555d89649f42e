package dev.switchboard.store;

import java.time.Instant;
import java.util.UUID;

/**
 * An account.
 *
 * @param id time-ordered id
 * @param name the administrator's name for it
 * @param createdAt when it was made
 */
public record Tenant(UUID id, String name, Instant createdAt) {}
