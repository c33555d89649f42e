package dev.switchboard.gate;

import dev.switchboard.access.PresentedCredential;
import dev.switchboard.store.StoredCredential;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers a bounded number of stored credentials for one second each. */
final class CredentialCache {
  private static final Duration KEPT = Duration.ofSeconds(1);
  private static final int MOST = 10_000;

  private final Map<Key, Entry> entries = new ConcurrentHashMap<>();
  private final InstantSource clock;

  CredentialCache(InstantSource clock) {
    this.clock = clock;
  }

  StoredCredential find(PresentedCredential presented) {
    Entry entry = entries.get(Key.of(presented));
    return entry != null && entry.isFresh(clock.instant()) ? entry.credential : null;
  }

  void keep(PresentedCredential presented, StoredCredential credential) {
    Instant now = clock.instant();
    if (entries.size() >= MOST) {
      entries.values().removeIf(entry -> !entry.isFresh(now));
    }
    if (entries.size() < MOST) {
      entries.put(Key.of(presented), new Entry(credential, now));
    }
  }

  private record Key(String kind, String lookup) {
    static Key of(PresentedCredential presented) {
      return new Key(presented.kind(), presented.lookup());
    }
  }

  private record Entry(StoredCredential credential, Instant since) {
    /** Not fresh either when the clock was set back: the age is then unknown. */
    boolean isFresh(Instant now) {
      return !now.isBefore(since) && now.isBefore(since.plus(KEPT));
    }
  }
}
