package dev.switchboard.subscription;

/**
 * How a subscription is called over TLS where that differs from the usual; null wherever it does
 * not. Certificates are public, and shown to their owner; the key is not.
 *
 * @param ca the authorities that are trusted in place of the public ones, as PEM
 * @param certificate what the gateway shows when it is asked who it is, as PEM: its own certificate
 *     first; there with {@code key} or not at all
 * @param key the sealed private key of that certificate, as PEM (PKCS #8)
 */
public record TlsChoice(String ca, String certificate, Sealed key) {
  /** The name that a subscription's private key is sealed under. */
  public static final String KEY_NAME = "tls-key";
}
