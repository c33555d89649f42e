package dev.switchboard.gate;

/**
 * Checks that bytes are UTF-8 to the letter: no overlong forms, no halves of surrogate pairs,
 * nothing beyond the last character. JSON parsers let some of these pass, and the next reader may
 * see another text in them. Takes a text in any parts; for one thread.
 */
public final class Utf8 {
  private int missing;
  private int low = 0x80;
  private int high = 0xBF;
  private long line = 1;
  private long column;

  /** Tells whether {@code text} as a whole is UTF-8. */
  public static boolean isValid(byte[] text) {
    for (byte next : text) {
      if (next < 0) {
        Utf8 utf8 = new Utf8();
        return utf8.takes(text, 0, text.length) && utf8.isComplete();
      }
    }
    return true;
  }

  /** Takes the next part; false at its first byte that can be no part of such a text. */
  public boolean takes(byte[] part, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      int next = part[i] & 0xFF;
      column++;
      if (!(missing == 0 ? begins(next) : goesOn(next))) {
        return false;
      }
      if (next == '\n') {
        line++;
        column = 0;
      }
    }
    return true;
  }

  /** Tells whether the text may end here. */
  public boolean isComplete() {
    return missing == 0;
  }

  /** Where the last byte taken is, in words: its line, and its byte within it, from 1. */
  public String place() {
    return "line " + line + ", column " + column;
  }

  private boolean begins(int lead) {
    if (lead < 0x80) {
      return true;
    }
    low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    missing = lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
    return lead >= 0xC2 && lead <= 0xF4;
  }

  private boolean goesOn(int next) {
    boolean fits = next >= low && next <= high;
    low = 0x80;
    high = 0xBF;
    missing--;
    return fits;
  }
}
