package dev.switchboard.dialect.sendblue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.dialect.Refusal;

/** Reads secrets that are sent literally in a header field, and so must survive the way there. */
final class HeaderSecret {
  private static final int LONGEST = 1024;

  private HeaderSecret() {}

  /**
   * @param node the secret's place in the document
   * @param name what to call it in a refusal
   * @return null when nothing is given there, empty when it is given as nothing
   * @throws Refusal 400 when it is no text, or none that a header field can carry unchanged
   */
  static String read(JsonNode node, String name) {
    if (node.isMissingNode() || node.isNull()) {
      return null;
    }
    if (!node.isTextual()) {
      throw new Refusal(400, name + " must be a string");
    }
    String secret = node.textValue();
    if (secret.length() > LONGEST) {
      throw new Refusal(400, name + " must have at most " + LONGEST + " characters");
    }
    boolean printable = secret.chars().allMatch(c -> c >= ' ' && c <= '~');
    if (!printable || !secret.equals(secret.strip())) {
      throw new Refusal(
          400, name + " must be printable ASCII without spaces around it, to be sent in a header");
    }
    return secret;
  }
}
