package dev.switchboard.outbound;

import dev.switchboard.signing.KeyRing;
import dev.switchboard.signing.SealedRings;
import dev.switchboard.signing.SigningKey;
import dev.switchboard.subscription.Sealed;
import dev.switchboard.subscription.Subscription;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.support.LRUCacheFactory;

/**
 * The signing keys of the subscriptions that were called last. Opening them costs about as much as
 * signing; a changed ring is another sealed one, and is opened anew.
 */
final class OpenedSecrets {
  private static final int MOST = 10_000;

  private final SealedRings rings;
  private final Map<UUID, Opened> opened = LRUCacheFactory.newLRUCache(MOST);

  OpenedSecrets(SealedRings rings) {
    this.rings = rings;
  }

  /**
   * The keys that sign a subscription's deliveries at {@code now}, the newest first.
   *
   * @throws IllegalStateException when they cannot be opened
   */
  List<SigningKey> of(Subscription subscription, Instant now) {
    Sealed sealed = subscription.signingKeys().sealed();
    Opened known = opened.get(subscription.id());
    if (known == null || !known.sealed.equals(sealed)) {
      known = new Opened(sealed, rings.open(subscription.id(), sealed));
      opened.put(subscription.id(), known);
    }
    return known.ring.signingAt(now);
  }

  private record Opened(Sealed sealed, KeyRing ring) {}
}
