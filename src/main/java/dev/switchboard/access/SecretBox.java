package dev.switchboard.access;

import dev.switchboard.subscription.Sealed;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals secrets for the database with AES-256-GCM. A sealed secret opens only for the owner and
 * name it was sealed for, so a row copied to another tenant's yields nothing. Layout: version (1
 * byte), key id (4), nonce (12), ciphertext and tag.
 */
public final class SecretBox {
  private static final byte VERSION = 2;
  private static final int MARK_BYTES = 1 + Integer.BYTES;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final MasterKeys keys;
  private final SecureRandom random;

  /**
   * @param key the only key; 32 bytes
   * @param random the source of nonces
   * @throws IllegalArgumentException when the key has another length
   */
  public SecretBox(byte[] key, SecureRandom random) {
    this(new MasterKeys(key, List.of()), random);
  }

  /**
   * @param keys one that seals, and all that open
   * @param random the source of nonces
   */
  public SecretBox(MasterKeys keys, SecureRandom random) {
    this.keys = keys;
    this.random = random;
  }

  /**
   * @param owner whose secret: a subscription's or a tenant's id
   * @param name which of the owner's secrets
   */
  public Sealed seal(UUID owner, String name, String secret) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] plain = secret.getBytes(StandardCharsets.UTF_8);
    SecretKeySpec key = keys.find(keys.current());
    byte[] sealed = run(Cipher.ENCRYPT_MODE, key, nonce, owner, name, plain);
    return new Sealed(
        ByteBuffer.allocate(MARK_BYTES + NONCE_BYTES + sealed.length)
            .put(VERSION)
            .putInt(keys.current())
            .put(nonce)
            .put(sealed)
            .array());
  }

  /**
   * @throws IllegalStateException when the secret was sealed for another owner or name or with a
   *     key that is not known, or was tampered with
   */
  public String open(UUID owner, String name, Sealed sealed) {
    ByteBuffer bytes = ByteBuffer.wrap(sealed.bytes());
    if (bytes.remaining() < MARK_BYTES + NONCE_BYTES + TAG_BITS / 8 || bytes.get() != VERSION) {
      throw new IllegalStateException("a sealed secret has an unknown layout");
    }
    int id = bytes.getInt();
    SecretKeySpec key = keys.find(id);
    if (key == null) {
      throw new IllegalStateException(
          "a secret is sealed with master key "
              + MasterKeys.name(id)
              + ", which is none of those given "
              + keys.names());
    }
    byte[] nonce = new byte[NONCE_BYTES];
    bytes.get(nonce);
    byte[] rest = new byte[bytes.remaining()];
    bytes.get(rest);
    return new String(
        run(Cipher.DECRYPT_MODE, key, nonce, owner, name, rest), StandardCharsets.UTF_8);
  }

  /**
   * The same secret, sealed with the current key.
   *
   * @throws IllegalStateException when it cannot be opened
   */
  public Sealed reseal(UUID owner, String name, Sealed sealed) {
    return seal(owner, name, open(owner, name, sealed));
  }

  /** What everything begins with that is sealed with the current key, and nothing else does. */
  public byte[] mark() {
    return ByteBuffer.allocate(MARK_BYTES).put(VERSION).putInt(keys.current()).array();
  }

  /** Whether a secret is sealed with the current key. */
  public boolean isCurrent(Sealed sealed) {
    byte[] bytes = sealed.bytes();
    return bytes.length > MARK_BYTES && Arrays.equals(bytes, 0, MARK_BYTES, mark(), 0, MARK_BYTES);
  }

  /** The id of the key that seals, as it is shown. */
  public String currentKey() {
    return keys.currentName();
  }

  private static byte[] run(
      int mode, SecretKeySpec key, byte[] nonce, UUID owner, String name, byte[] input) {
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
