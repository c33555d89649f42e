package dev.switchboard.gate;

import dev.switchboard.access.PresentedCredential;
import dev.switchboard.store.StoredCredential;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Remembers a bounded number of stored credentials that somebody was right with, each trusted for
 * one second from before it was read: so whatever ends one, on any node, ends it here within that
 * second. Beyond it the cache still knows who has been right before. Safe for use by many threads.
 */
final class CredentialCache {
  private static final long TRUSTED = Duration.ofSeconds(1).toNanos();
  private static final int MOST = 10_000;

  private final Map<Key, Entry> entries = new ConcurrentHashMap<>();
  private final LongSupplier nanos;
  private volatile long distrusted;

  /**
   * @param nanos a monotonic clock, in nanoseconds
   */
  CredentialCache(LongSupplier nanos) {
    this.nanos = nanos;
    this.distrusted = nanos.getAsLong() - TRUSTED;
  }

  /** The stored credential, if it can still be trusted; else null. */
  StoredCredential find(PresentedCredential presented) {
    Entry entry = entries.get(Key.of(presented));
    return entry != null && isTrusted(entry) ? entry.credential : null;
  }

  /** Tells whether the very same credential was right when it was last looked up. */
  boolean wasRight(PresentedCredential presented) {
    Entry entry = entries.get(Key.of(presented));
    return entry != null
        && MessageDigest.isEqual(entry.credential.secretHash(), presented.secretHash());
  }

  /**
   * Remembers what was found, and found to be right.
   *
   * @param asked the time on the monotonic clock just before the database was asked
   */
  void keep(PresentedCredential presented, StoredCredential credential, long asked) {
    if (entries.size() >= MOST) {
      entries.values().removeIf(entry -> !isTrusted(entry));
    }
    if (entries.size() < MOST) {
      entries.put(Key.of(presented), new Entry(credential, asked));
    }
  }

  /** Forgets one that is right no more. */
  void forget(PresentedCredential presented) {
    entries.remove(Key.of(presented));
  }

  /** Trusts nothing that was read until now. */
  void distrust() {
    distrusted = nanos.getAsLong();
  }

  private boolean isTrusted(Entry entry) {
    return entry.asked - distrusted > 0 && nanos.getAsLong() - entry.asked < TRUSTED;
  }

  private record Key(String kind, String lookup) {
    static Key of(PresentedCredential presented) {
      return new Key(presented.kind(), presented.lookup());
    }
  }

  private record Entry(StoredCredential credential, long asked) {}
}
