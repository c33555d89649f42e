package dev.switchboard.wiring;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.util.TimeUtils;

/**
 * Reads {@code switchboard.*} options, with their placeholders resolved. What cannot be read is an
 * {@link IllegalArgumentException} that names the option.
 */
public final class Settings {
  private static final Pattern SPAN = Pattern.compile("\\d+|(\\d+(ms|s|m|h|d))+");

  private final CamelContext context;

  /**
   * @param context whose properties are read
   */
  public Settings(CamelContext context) {
    this.context = context;
  }

  /**
   * The option's value; empty when it is set to nothing.
   *
   * @throws IllegalArgumentException when the option is nowhere set
   */
  public String text(String key) {
    return context.resolvePropertyPlaceholders("{{" + key + "}}").trim();
  }

  /** The option as a whole number. */
  public int integer(String key) {
    return read(key, text(key), "a whole number", Integer::parseInt);
  }

  /** The option as true or false. */
  public boolean flag(String key) {
    return read(key, text(key), "true or false", Settings::truth);
  }

  /** The option as a decimal number. */
  public double decimal(String key) {
    return read(key, text(key), "a number", Double::parseDouble);
  }

  /** The option as a time span, written like {@code 30s}, {@code 5m} or {@code 2h}. */
  public Duration duration(String key) {
    return span(key, text(key));
  }

  /** The option as a list of comma-separated words; empty when it is set to nothing. */
  public List<String> list(String key) {
    return Arrays.stream(text(key).split(",")).map(String::trim).filter(s -> !s.isEmpty()).toList();
  }

  /** The option as a list of time spans. */
  public List<Duration> durations(String key) {
    return list(key).stream().map(text -> span(key, text)).toList();
  }

  private static Duration span(String key, String text) {
    return read(key, text, "a time like 30s, 5m or 2h", Settings::span);
  }

  /** Camel takes some words for times. */
  private static Duration span(String text) {
    if (!SPAN.matcher(text).matches()) {
      throw new IllegalArgumentException();
    }
    return Duration.ofMillis(TimeUtils.toMilliSeconds(text));
  }

  private static boolean truth(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException();
    };
  }

  private static <T> T read(String key, String text, String wanted, Function<String, T> reader) {
    try {
      return reader.apply(text);
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(
          "option " + key + " must be " + wanted + ", not \"" + text + "\"", e);
    }
  }
}
