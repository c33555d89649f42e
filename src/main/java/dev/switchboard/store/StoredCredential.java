package dev.switchboard.store;

import dev.switchboard.access.Scope;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * A credential as it is stored, by the secret it was looked up with.
 *
 * @param id its own id
 * @param tenant whose it is
 * @param scopes what it lets its holder do
 * @param secretHash SHA-256 of the secret belonging to its public id, or null
 * @param expiresAt after this moment the secret is void: because the credential ends, the secret
 *     was replaced, or what it was exchanged for ends; null for never
 */
public record StoredCredential(
    UUID id, UUID tenant, Set<Scope> scopes, byte[] secretHash, Instant expiresAt) {}
