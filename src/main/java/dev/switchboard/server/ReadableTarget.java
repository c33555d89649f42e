package dev.switchboard.server;

/**
 * The rule for the path and query of a request that may go to the routes: each percent sign begins
 * two hexadecimal digits. The router decodes a path wherever it compares it, and a query where the
 * path has a placeholder, while it handles failures too; what it cannot decode would be an error in
 * the log, and answered in no API's words.
 */
final class ReadableTarget {
  private ReadableTarget() {}

  /** Tells whether {@code target}, as it was sent, can be decoded. */
  static boolean is(String target) {
    if (target == null) {
      return true;
    }
    for (int at = target.indexOf('%'); at >= 0; at = target.indexOf('%', at + 1)) {
      boolean whole = at + 2 < target.length() && isHex(target, at + 1) && isHex(target, at + 2);
      if (!whole) {
        return false;
      }
    }
    return true;
  }

  private static boolean isHex(String target, int at) {
    char digit = target.charAt(at);
    return digit < 0x80 && Character.digit(digit, 16) >= 0;
  }
}
