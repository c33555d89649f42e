package dev.switchboard.outbound;

import dev.switchboard.access.SecretBox;
import dev.switchboard.signing.WebhookSecret;
import dev.switchboard.subscription.Sealed;
import dev.switchboard.subscription.Subscription;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.support.LRUCacheFactory;

/**
 * The signing secrets of the subscriptions that were called last. Opening one costs about as much
 * as signing with it; a changed secret is another sealed one, and is opened anew.
 */
final class OpenedSecrets {
  private static final String SIGNING = "signing";
  private static final int MOST = 10_000;

  private final SecretBox box;
  private final Map<UUID, Opened> opened = LRUCacheFactory.newLRUCache(MOST);

  OpenedSecrets(SecretBox box) {
    this.box = box;
  }

  /**
   * The secret that a subscription's deliveries are signed with.
   *
   * @throws IllegalStateException when it cannot be opened
   */
  WebhookSecret of(Subscription subscription) {
    Sealed sealed = subscription.signingSecret();
    Opened known = opened.get(subscription.id());
    if (known == null || !known.sealed.equals(sealed)) {
      known = new Opened(sealed, WebhookSecret.parse(box.open(subscription.id(), SIGNING, sealed)));
      opened.put(subscription.id(), known);
    }
    return known.secret;
  }

  private record Opened(Sealed sealed, WebhookSecret secret) {}
}
