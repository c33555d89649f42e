package dev.switchboard.server;

/**
 * The rule for the path of a request that may go to the routes: each percent sign begins two
 * hexadecimal digits. The router decodes a path wherever it compares it, where it handles failures
 * too; one that it cannot decode would be an error in the log, and answered in no API's words.
 */
final class ReadablePath {
  private ReadablePath() {}

  /** Tells whether {@code path}, as it was sent, can be decoded. */
  static boolean is(String path) {
    if (path == null) {
      return true;
    }
    for (int at = path.indexOf('%'); at >= 0; at = path.indexOf('%', at + 1)) {
      boolean whole = at + 2 < path.length() && isHex(path, at + 1) && isHex(path, at + 2);
      if (!whole) {
        return false;
      }
    }
    return true;
  }

  private static boolean isHex(String path, int at) {
    char digit = path.charAt(at);
    return digit < 0x80 && Character.digit(digit, 16) >= 0;
  }
}
