package dev.switchboard.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * Makes secrets of high entropy, and the hashes by which they are kept. A plain SHA-256 is enough
 * for 256 random bits: no dictionary reaches them, and a slow hash would be paid on every request.
 */
public final class Tokens {
  private static final int BYTES = 32;

  private final SecureRandom random;

  /**
   * @param random the source of all randomness
   */
  public Tokens(SecureRandom random) {
    this.random = random;
  }

  /** 256 random bits in URL-safe base64 without padding, after {@code prefix}. */
  public String secret(String prefix) {
    return prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(BYTES));
  }

  /** {@code count} random bytes. */
  public byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  /** SHA-256 of a secret's UTF-8 bytes. */
  public static byte[] hash(String secret) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The lookup name of a secret that has no public id: its hash in hexadecimal. */
  public static String lookup(String secret) {
    return HexFormat.of().formatHex(hash(secret));
  }
}
