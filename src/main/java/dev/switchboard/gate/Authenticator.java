package dev.switchboard.gate;

import dev.switchboard.access.Caller;
import dev.switchboard.access.PresentedCredential;
import dev.switchboard.store.StoredCredential;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Tells whose credential a request carries. A credential just looked up is taken on trust for a
 * second, so that thousands of requests a second do not each ask the database; a revoked one stops
 * working within that second. Who is wrong too often is told to wait, but never who has been right
 * with the same credential before. Safe for use by many threads.
 */
public final class Authenticator {
  private static final int LONGEST_LOOKUP = 128;

  private final CredentialSource credentials;
  private final InstantSource clock;
  private final LongSupplier nanos;
  private final Throttle throttle;
  private final CredentialCache cache;

  /**
   * @param credentials where credentials are looked up
   * @param clock tells expiry
   * @param nanos a monotonic clock, in nanoseconds, that tells how long to trust
   * @param throttle slows down who is wrong
   */
  public Authenticator(
      CredentialSource credentials, InstantSource clock, LongSupplier nanos, Throttle throttle) {
    this.credentials = credentials;
    this.clock = clock;
    this.nanos = nanos;
    this.throttle = throttle;
    this.cache = new CredentialCache(nanos);
  }

  /**
   * Checks a credential, asking the database if need be.
   *
   * @param address who presents it
   * @return empty when it is unknown, wrong, revoked or expired
   * @throws dev.switchboard.dialect.Refusal 429 when there have been too many wrong ones lately
   */
  public Optional<Caller> authenticate(PresentedCredential presented, String address) {
    if (!isStorable(presented.lookup())) {
      throttle.failed(presented.kind(), address);
      return Optional.empty();
    }
    Optional<Caller> known = remembered(presented);
    if (known.isPresent()) {
      return known;
    }
    boolean wasRight = cache.wasRight(presented);
    if (!wasRight) {
      throttle.admit(presented.kind(), address);
    }
    Optional<Caller> caller = look(presented);
    if (caller.isEmpty()) {
      if (wasRight) {
        cache.forget(presented);
      }
      throttle.failed(presented, address);
    }
    return caller;
  }

  /**
   * Checks a credential without ever waiting for the database.
   *
   * @return empty also when the credential is merely not remembered
   */
  public Optional<Caller> remembered(PresentedCredential presented) {
    return check(presented, cache.find(presented));
  }

  /** Takes nothing on trust that was looked up until now: a credential has just ended. */
  public void distrust() {
    cache.distrust();
  }

  private Optional<Caller> look(PresentedCredential presented) {
    long asked = nanos.getAsLong();
    StoredCredential stored = credentials.find(presented.kind(), presented.lookup()).orElse(null);
    Optional<Caller> caller = check(presented, stored);
    if (caller.isPresent()) {
      cache.keep(presented, stored, asked);
    }
    return caller;
  }

  /** No stored name is longer, and PostgreSQL refuses text that holds a zero. */
  private static boolean isStorable(String lookup) {
    return lookup.length() <= LONGEST_LOOKUP && lookup.indexOf('\0') < 0;
  }

  private Optional<Caller> check(PresentedCredential presented, StoredCredential stored) {
    if (stored == null) {
      return Optional.empty();
    }
    boolean same = MessageDigest.isEqual(stored.secretHash(), presented.secretHash());
    boolean expired = stored.expiresAt() != null && !clock.instant().isBefore(stored.expiresAt());
    return same && !expired
        ? Optional.of(new Caller(stored.tenant(), stored.id(), presented.kind(), stored.scopes()))
        : Optional.empty();
  }
}
