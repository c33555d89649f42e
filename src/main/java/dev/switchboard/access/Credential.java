package dev.switchboard.access;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * A credential as its owner may see it: everything but what it is compared with.
 *
 * @param id its own id; it stays when the secret is replaced
 * @param kind what sort of credential
 * @param name what its owner calls it; null for those made with their account
 * @param scopes what it lets its holder do
 * @param createdAt when it was made
 * @param expiresAt after this moment it is void; null for never
 * @param revokedAt when it was revoked; null while it was not
 * @param issuedFor the id of the credential that was exchanged for it, or null
 */
public record Credential(
    UUID id,
    String kind,
    String name,
    Set<Scope> scopes,
    Instant createdAt,
    Instant expiresAt,
    Instant revokedAt,
    UUID issuedFor) {

  /** Tells whether it is neither revoked nor expired at {@code now}. */
  public boolean isLive(Instant now) {
    return revokedAt == null && (expiresAt == null || now.isBefore(expiresAt));
  }
}
