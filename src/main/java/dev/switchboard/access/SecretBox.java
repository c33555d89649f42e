package dev.switchboard.access;

import dev.switchboard.subscription.Sealed;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals secrets for the database with AES-256-GCM. A sealed secret opens only for the owner and
 * name it was sealed for, so a row copied to another tenant's yields nothing. Layout: key id (1
 * byte), nonce (12), ciphertext and tag.
 */
public final class SecretBox {
  private static final byte KEY_ID = 1;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecretKeySpec key;
  private final SecureRandom random;

  /**
   * @param key 32 bytes
   * @param random the source of nonces
   * @throws IllegalArgumentException when the key has another length
   */
  public SecretBox(byte[] key, SecureRandom random) {
    if (key.length != 32) {
      throw new IllegalArgumentException("the master key must be 32 bytes, got " + key.length);
    }
    this.key = new SecretKeySpec(key, "AES");
    this.random = random;
  }

  /**
   * @param owner whose secret: a subscription's or a tenant's id
   * @param name which of the owner's secrets
   */
  public Sealed seal(UUID owner, String name, String secret) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] sealed =
        run(Cipher.ENCRYPT_MODE, nonce, owner, name, secret.getBytes(StandardCharsets.UTF_8));
    return new Sealed(
        ByteBuffer.allocate(1 + NONCE_BYTES + sealed.length)
            .put(KEY_ID)
            .put(nonce)
            .put(sealed)
            .array());
  }

  /**
   * @throws IllegalStateException when the secret was sealed for another owner, name or key, or was
   *     tampered with
   */
  public String open(UUID owner, String name, Sealed sealed) {
    ByteBuffer bytes = ByteBuffer.wrap(sealed.bytes());
    if (bytes.remaining() < 1 + NONCE_BYTES + TAG_BITS / 8 || bytes.get() != KEY_ID) {
      throw new IllegalStateException("a sealed secret has an unknown layout");
    }
    byte[] nonce = new byte[NONCE_BYTES];
    bytes.get(nonce);
    byte[] rest = new byte[bytes.remaining()];
    bytes.get(rest);
    return new String(run(Cipher.DECRYPT_MODE, nonce, owner, name, rest), StandardCharsets.UTF_8);
  }

  private byte[] run(int mode, byte[] nonce, UUID owner, String name, byte[] input) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD((owner + "/" + name).getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(input);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "a secret cannot be sealed or opened with this master key", e);
    }
  }
}
