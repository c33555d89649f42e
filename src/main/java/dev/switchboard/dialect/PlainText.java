package dev.switchboard.dialect;

/**
 * The rule for free text that a caller names something with: it can be stored and shown anywhere.
 */
public final class PlainText {
  private PlainText() {}

  /**
   * Tells whether {@code text} has at least one visible character, at most {@code longest} UTF-16
   * units, no control characters and no half of a surrogate pair (which no database encodes).
   */
  public static boolean fits(String text, int longest) {
    return text != null
        && !text.isBlank()
        && text.length() <= longest
        && text.codePoints().noneMatch(PlainText::isForbidden);
  }

  private static boolean isForbidden(int codePoint) {
    int kind = Character.getType(codePoint);
    return kind == Character.CONTROL || kind == Character.SURROGATE;
  }
}
