package dev.switchboard.signing;

/** A key that deliveries are signed with. Printing one shows nothing. */
public sealed interface SigningKey permits WebhookSecret, WebhookKeyPair {

  /** The scheme it signs by. */
  SigningScheme scheme();

  /** The key as its owner writes it. It is a secret. */
  String text();

  /**
   * Signs what both parts say in a row.
   *
   * @return the signature's bytes
   */
  byte[] sign(byte[] head, byte[] body);

  /**
   * Reads a key of either scheme; its first letters say which.
   *
   * @throws IllegalArgumentException when {@code text} is none; the message does not repeat it
   */
  static SigningKey parse(String text) {
    if (text != null && text.startsWith(WebhookSecret.PREFIX)) {
      return WebhookSecret.parse(text);
    }
    if (text != null && text.startsWith(WebhookKeyPair.PREFIX)) {
      return WebhookKeyPair.parse(text);
    }
    throw new IllegalArgumentException("a signing key starts with whsec_ or whsk_");
  }
}
