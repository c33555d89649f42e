package dev.switchboard.gate;

import dev.switchboard.access.Caller;
import dev.switchboard.access.PresentedCredential;
import dev.switchboard.store.StoredCredential;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Tells whose credential a request carries. A credential just looked up is taken on trust for a
 * second, so that thousands of requests a second do not each ask the database; a revoked one stops
 * working within that second. Safe for use by many threads.
 */
public final class Authenticator {
  private static final int LONGEST_LOOKUP = 128;

  private final CredentialSource credentials;
  private final InstantSource clock;
  private final CredentialCache cache;

  /** An authenticator that asks {@code credentials} and tells expiry by {@code clock}. */
  public Authenticator(CredentialSource credentials, InstantSource clock) {
    this.credentials = credentials;
    this.clock = clock;
    this.cache = new CredentialCache(clock);
  }

  /**
   * Checks a credential, asking the database if need be.
   *
   * @return empty when it is unknown, wrong or expired
   */
  public Optional<Caller> authenticate(PresentedCredential presented) {
    // No stored name is longer, and PostgreSQL refuses text that holds a zero.
    if (presented.lookup().length() > LONGEST_LOOKUP || presented.lookup().indexOf('\0') >= 0) {
      return Optional.empty();
    }
    StoredCredential stored = cache.find(presented);
    if (stored == null) {
      stored = credentials.find(presented.kind(), presented.lookup()).orElse(null);
      if (stored == null) {
        return Optional.empty();
      }
      cache.keep(presented, stored);
    }
    return check(presented, stored);
  }

  /**
   * Checks a credential without ever waiting for the database.
   *
   * @return empty also when the credential is merely not remembered
   */
  public Optional<Caller> remembered(PresentedCredential presented) {
    StoredCredential stored = cache.find(presented);
    return stored == null ? Optional.empty() : check(presented, stored);
  }

  private Optional<Caller> check(PresentedCredential presented, StoredCredential stored) {
    boolean same = MessageDigest.isEqual(stored.secretHash(), presented.secretHash());
    boolean expired = stored.expiresAt() != null && !clock.instant().isBefore(stored.expiresAt());
    return same && !expired
        ? Optional.of(new Caller(stored.tenant(), stored.id()))
        : Optional.empty();
  }
}
