package dev.switchboard.signing;

import java.util.Base64;

/** How keys are written: a prefix that says what they are, then padded standard base64. */
final class KeyText {
  private KeyText() {}

  static String of(String prefix, byte[] bytes) {
    return prefix + Base64.getEncoder().encodeToString(bytes);
  }

  /**
   * The bytes of a key.
   *
   * @param what it is called in a refusal
   * @throws IllegalArgumentException when it is not written so; the message does not repeat it
   */
  static byte[] bytes(String what, String prefix, String text) {
    if (text == null || !text.startsWith(prefix)) {
      throw new IllegalArgumentException(what + " starts with " + prefix);
    }
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(text.substring(prefix.length()));
    } catch (IllegalArgumentException quotingTheKey) {
      throw new IllegalArgumentException(what + " is base64 after " + prefix);
    }
    // The decoder forgives a missing padding and stray last bits; the receiver's may not.
    if (!of(prefix, bytes).equals(text)) {
      throw new IllegalArgumentException(what + " is padded base64 after " + prefix);
    }
    return bytes;
  }
}
