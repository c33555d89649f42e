package dev.switchboard.access;

import java.time.Instant;
import java.util.Set;

/**
 * A credential to be stored: hashes only.
 *
 * @param kind what sort of credential
 * @param lookup its public id, or the hash of a token that has none; unique within its kind
 * @param secretHash SHA-256 of the secret that belongs to a public id, or null
 * @param scopes what it lets its holder do; at least one
 * @param expiresAt after this moment it is void; null for never
 */
public record IssuedCredential(
    String kind, String lookup, byte[] secretHash, Set<Scope> scopes, Instant expiresAt) {

  /** The same secret, for other scopes. */
  public IssuedCredential withScopes(Set<Scope> others) {
    return new IssuedCredential(kind, lookup, secretHash, others, expiresAt);
  }

  /** The same secret, void after {@code end}; null for never. */
  public IssuedCredential until(Instant end) {
    return new IssuedCredential(kind, lookup, secretHash, scopes, end);
  }
}
