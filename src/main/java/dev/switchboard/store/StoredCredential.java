package dev.switchboard.store;

import java.time.Instant;
import java.util.UUID;

/**
 * A credential as it is stored.
 *
 * @param id its own id
 * @param tenant whose it is
 * @param secretHash SHA-256 of the secret belonging to its public id, or null
 * @param expiresAt after this moment it is void; null for never
 */
public record StoredCredential(UUID id, UUID tenant, byte[] secretHash, Instant expiresAt) {}
