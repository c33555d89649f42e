package dev.switchboard.cloudevents;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as RFC 3339 writes them: of any offset, with any fraction, leap seconds among them. */
public final class Timestamp {
  private static final int LONGEST = 64;
  private static final int NANOS = 9;
  private static final Pattern TEXT =
      Pattern.compile(
          "(\\d{4}-\\d\\d-\\d\\d)[Tt](\\d\\d:\\d\\d):(\\d\\d)(?:\\.(\\d+))?"
              + "(?:[Zz]|([+-])([01]\\d|2[0-3]):([0-5]\\d))");

  private Timestamp() {}

  /**
   * The moment a text names, to the nanosecond.
   *
   * @return null when it names none
   */
  public static Instant parse(String text) {
    Matcher parts = TEXT.matcher(text);
    if (text.length() > LONGEST || !parts.matches()) {
      return null;
    }
    boolean leap = parts.group(2).endsWith(":59") && parts.group(3).equals("60");
    String second = leap ? "59" : parts.group(3);
    String fraction = parts.group(4) == null ? "0" : parts.group(4);
    String nanos = fraction.substring(0, Math.min(NANOS, fraction.length()));
    try {
      return LocalDateTime.parse(parts.group(1) + "T" + parts.group(2) + ":" + second + "." + nanos)
          .plusSeconds(leap ? 1 : 0)
          .minusMinutes(offset(parts))
          .toInstant(ZoneOffset.UTC);
    } catch (DateTimeException noSuchDay) {
      return null;
    }
  }

  private static long offset(Matcher parts) {
    if (parts.group(5) == null) {
      return 0;
    }
    long minutes = Long.parseLong(parts.group(6)) * 60 + Long.parseLong(parts.group(7));
    return parts.group(5).equals("-") ? -minutes : minutes;
  }
}
