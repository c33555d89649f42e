package dev.switchboard.signing;

import java.security.GeneralSecurityException;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A symmetric signing secret of Standard Webhooks, written {@code whsec_} and base64. It is shown
 * only on request, by {@link #text()}; printing it shows nothing.
 */
public final class WebhookSecret implements SigningKey {
  static final String PREFIX = "whsec_";

  private static final String ALGORITHM = "HmacSHA256";
  private static final int SHORTEST = 24;
  private static final int LONGEST = 64;
  private static final int GENERATED = 32;

  private final SecretKeySpec key;
  private final Mac keyed;

  private WebhookSecret(byte[] bytes) {
    if (bytes.length < SHORTEST || bytes.length > LONGEST) {
      throw new IllegalArgumentException(
          "a signing secret holds 24 to 64 bytes, this one " + bytes.length);
    }
    this.key = new SecretKeySpec(bytes, ALGORITHM);
    this.keyed = keyed(key);
  }

  /**
   * Reads a secret.
   *
   * @throws IllegalArgumentException when {@code text} is anything but {@code whsec_} and the
   *     padded standard base64 of 24 to 64 bytes; the message does not repeat it
   */
  public static WebhookSecret parse(String text) {
    return new WebhookSecret(KeyText.bytes("a signing secret", PREFIX, text));
  }

  /**
   * Makes a new secret of 32 bytes.
   *
   * @param random a cryptographically strong source
   */
  public static WebhookSecret generate(RandomGenerator random) {
    byte[] bytes = new byte[GENERATED];
    random.nextBytes(bytes);
    return new WebhookSecret(bytes);
  }

  @Override
  public SigningScheme scheme() {
    return SigningScheme.V1;
  }

  @Override
  public String text() {
    return KeyText.of(PREFIX, key.getEncoded());
  }

  @Override
  public String toString() {
    return "webhook secret";
  }

  @Override
  public byte[] sign(byte[] head, byte[] body) {
    Mac mac = mac();
    mac.update(head);
    return mac.doFinal(body);
  }

  /** A code under this secret that has seen nothing yet. */
  private Mac mac() {
    try {
      // A look-up of the algorithm and its key costs more than a copy that has both.
      return (Mac) keyed.clone();
    } catch (CloneNotSupportedException noCopies) {
      return keyed(key);
    }
  }

  private static Mac keyed(SecretKeySpec key) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac;
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
