package dev.switchboard.signing;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * An Ed25519 key pair of Standard Webhooks, written {@code whsk_} and the base64 of its seed and
 * its public key. Only {@link #publicText()} is meant to be shown; printing it shows nothing.
 */
public final class WebhookKeyPair implements SigningKey {
  static final String PREFIX = "whsk_";

  private static final String PUBLIC_PREFIX = "whpk_";
  private static final String ALGORITHM = "Ed25519";
  private static final int HALF = 32;
  private static final byte[] X509_HEAD = HexFormat.of().parseHex("302a300506032b6570032100");

  private final byte[] seedAndPublic;
  private final PrivateKey key;

  private WebhookKeyPair(byte[] seedAndPublic) {
    if (seedAndPublic.length != 2 * HALF) {
      throw new IllegalArgumentException(
          "a key pair holds 64 bytes, seed and public key, this one " + seedAndPublic.length);
    }
    this.seedAndPublic = seedAndPublic;
    this.key = privateKey(Arrays.copyOf(seedAndPublic, HALF));
  }

  /**
   * Reads a key pair.
   *
   * @throws IllegalArgumentException when {@code text} is anything but {@code whsk_} and the padded
   *     standard base64 of a seed and the public key that belongs to it; the message does not
   *     repeat it
   */
  public static WebhookKeyPair parse(String text) {
    WebhookKeyPair pair = new WebhookKeyPair(KeyText.bytes("a key pair", PREFIX, text));
    if (!pair.belongsTogether()) {
      throw new IllegalArgumentException("a key pair's public key is that of its seed");
    }
    return pair;
  }

  /**
   * Makes a new key pair.
   *
   * @param random where its seed comes from
   */
  public static WebhookKeyPair generate(SecureRandom random) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
      generator.initialize(NamedParameterSpec.ED25519, random);
      KeyPair made = generator.generateKeyPair();
      byte[] both = Arrays.copyOf(((EdECPrivateKey) made.getPrivate()).getBytes().get(), 2 * HALF);
      System.arraycopy(made.getPublic().getEncoded(), X509_HEAD.length, both, HALF, HALF);
      return new WebhookKeyPair(both);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public SigningScheme scheme() {
    return SigningScheme.V1A;
  }

  @Override
  public String text() {
    return KeyText.of(PREFIX, seedAndPublic);
  }

  /** What its signatures are verified with, as a subscriber reads it. */
  public String publicText() {
    return KeyText.of(PUBLIC_PREFIX, publicBytes());
  }

  @Override
  public String toString() {
    return "webhook key pair";
  }

  @Override
  public byte[] sign(byte[] head, byte[] body) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(key);
      signature.update(head);
      signature.update(body);
      return signature.sign();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private byte[] publicBytes() {
    return Arrays.copyOfRange(seedAndPublic, HALF, 2 * HALF);
  }

  private boolean belongsTogether() {
    byte[] encoded = Arrays.copyOf(X509_HEAD, X509_HEAD.length + HALF);
    System.arraycopy(publicBytes(), 0, encoded, X509_HEAD.length, HALF);
    try {
      Signature check = Signature.getInstance(ALGORITHM);
      check.initVerify(
          KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded)));
      check.update(encoded);
      return check.verify(sign(new byte[0], encoded));
    } catch (GeneralSecurityException noPublicKey) {
      return false;
    }
  }

  private static PrivateKey privateKey(byte[] seed) {
    try {
      return KeyFactory.getInstance(ALGORITHM)
          .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
