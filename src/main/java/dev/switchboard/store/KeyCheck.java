package dev.switchboard.store;

import dev.switchboard.access.MasterKeyException;
import dev.switchboard.access.SecretBox;
import dev.switchboard.subscription.Sealed;
import java.util.Base64;
import java.util.UUID;

/**
 * Tells at the start, and not at the first delivery, whether the master keys open what is stored. A
 * canary, sealed when the database was new, tells it also where no other secret is kept yet: two
 * nodes with different keys would otherwise each seal secrets that the other cannot open.
 */
public final class KeyCheck {
  private static final String CANARY = "master_key_canary";
  private static final UUID NOBODY = new UUID(0, 0);

  private final SecretBox box;
  private final GatewaySettingStore settings;
  private final SealedSecretStore secrets;

  /**
   * @param box with the keys to check
   * @param settings where the canary lives
   * @param secrets what must open
   */
  public KeyCheck(SecretBox box, GatewaySettingStore settings, SealedSecretStore secrets) {
    this.box = box;
    this.settings = settings;
    this.secrets = secrets;
  }

  /**
   * Opens the canary, and one secret for each key in use.
   *
   * @param deleted whether secrets of deleted subscriptions must open, too
   * @throws MasterKeyException when one does not open, in words for the operator
   */
  public void require(boolean deleted) {
    try {
      for (SealedSecret secret : secrets.oneOfEachKey(deleted)) {
        box.open(secret.owner(), secret.name(), secret.sealed());
      }
      String canary = settings.find(CANARY).orElse(null);
      if (canary == null) {
        settings.putIfAbsent(CANARY, fresh());
        canary = settings.find(CANARY).orElseThrow();
      }
      box.open(NOBODY, CANARY, new Sealed(Base64.getDecoder().decode(canary)));
    } catch (IllegalStateException e) {
      throw new MasterKeyException(
          "SWITCHBOARD_MASTER_KEY does not open what is stored: "
              + e.getMessage()
              + ". Start with the key that it was sealed with, or name that one in"
              + " SWITCHBOARD_MASTER_KEY_OLD");
    }
  }

  /** Seals the canary anew, with the current key. */
  public void renew() {
    settings.replace(CANARY, fresh());
  }

  private String fresh() {
    return Base64.getEncoder().encodeToString(box.seal(NOBODY, CANARY, "sings").bytes());
  }
}
