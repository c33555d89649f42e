package dev.switchboard.signing;

import dev.switchboard.access.SecretBox;
import dev.switchboard.subscription.Sealed;
import dev.switchboard.subscription.SigningKeys;
import java.util.UUID;

/** Opens and seals the key rings of subscriptions. */
public final class SealedRings {
  private static final String NAME = "signing";

  private final SecretBox box;

  /**
   * @param box seals and opens
   */
  public SealedRings(SecretBox box) {
    this.box = box;
  }

  /**
   * A subscription's key ring.
   *
   * @throws IllegalStateException when it cannot be opened
   */
  public KeyRing open(UUID subscription, Sealed sealed) {
    return KeyRing.parse(box.open(subscription, NAME, sealed));
  }

  /** A subscription's key ring as it is stored. */
  public SigningKeys seal(UUID subscription, KeyRing ring) {
    return new SigningKeys(
        box.seal(subscription, NAME, ring.text()),
        ring.schemes().stream().map(SigningScheme::wireName).toList(),
        ring.nextRetirement());
  }

  /**
   * What a new subscription signs with unless its maker says otherwise, as it is stored.
   *
   * @param secret a fresh {@code whsec_} secret
   */
  public SigningKeys seal(UUID subscription, String secret) {
    return new SigningKeys(box.seal(subscription, NAME, secret), SigningKeys.USUAL_SCHEMES, null);
  }
}
