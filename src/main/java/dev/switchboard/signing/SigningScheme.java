package dev.switchboard.signing;

import java.util.Arrays;
import java.util.Optional;

/** The ways to sign that Standard Webhooks 1.0.0 knows. */
public enum SigningScheme {
  /** HMAC-SHA256 under a secret that both sides have. */
  V1("v1"),
  /** Ed25519: the subscriber has the public key only. */
  V1A("v1a");

  private final String wireName;

  SigningScheme(String wireName) {
    this.wireName = wireName;
  }

  /** What stands before a signature, and in the API. */
  public String wireName() {
    return wireName;
  }

  /** The scheme of that name, if there is one. */
  public static Optional<SigningScheme> named(String wireName) {
    return Arrays.stream(values()).filter(scheme -> scheme.wireName.equals(wireName)).findFirst();
  }
}
