package dev.switchboard.delivery;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads the {@code Retry-After} field of a subscriber's answer (RFC 9110, section 10.2.3). */
public final class RetryAfter {
  private static final Pattern SECONDS = Pattern.compile("-?[0-9]+");
  private static final int MOST_DIGITS = 9;
  private static final DateTimeFormatter ASCTIME = format("EEE MMM ppd HH:mm:ss uuuu");

  private RetryAfter() {}

  /**
   * The pause a subscriber asks for.
   *
   * @param field a number of seconds or a date in one of the three forms of HTTP; may be null
   * @param now the moment the answer came
   * @return zero for a moment that is over; null when the field says nothing that can be understood
   */
  public static Duration parse(String field, Instant now) {
    if (field == null) {
      return null;
    }
    String text = field.strip();
    if (SECONDS.matcher(text).matches()) {
      return seconds(text);
    }
    Instant date = date(text, now);
    if (date == null) {
      return null;
    }
    return date.isBefore(now) ? Duration.ZERO : Duration.between(now, date);
  }

  private static Duration seconds(String text) {
    if (text.startsWith("-")) {
      return Duration.ZERO;
    }
    // A number too long to count is still a wish to wait, so it saturates.
    return Duration.ofSeconds(text.length() > MOST_DIGITS ? 1_000_000_000 : Integer.parseInt(text));
  }

  private static Instant date(String text, Instant now) {
    for (DateTimeFormatter form :
        List.of(DateTimeFormatter.RFC_1123_DATE_TIME, ASCTIME, twoDigitYear(now))) {
      try {
        return Instant.from(form.withZone(ZoneOffset.UTC).parse(text));
      } catch (DateTimeException notThisForm) {
        continue;
      }
    }
    return null;
  }

  private static DateTimeFormatter twoDigitYear(Instant now) {
    int earliest = now.atOffset(ZoneOffset.UTC).getYear() - 49;
    return new DateTimeFormatterBuilder()
        .append(format("EEEE, dd-MMM-"))
        .appendValueReduced(ChronoField.YEAR, 2, 2, earliest)
        .append(format(" HH:mm:ss 'GMT'"))
        .toFormatter(Locale.US);
  }

  private static DateTimeFormatter format(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.US);
  }
}
