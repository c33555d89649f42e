package dev.switchboard.wiring;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.util.TimeUtils;

/** Reads {@code switchboard.*} options, with their placeholders resolved. */
public final class Settings {
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
    return Integer.parseInt(text(key));
  }

  /** The option as true or false. */
  public boolean flag(String key) {
    return Boolean.parseBoolean(text(key));
  }

  /** The option as a decimal number. */
  public double decimal(String key) {
    return Double.parseDouble(text(key));
  }

  /** The option as a time span, written like {@code 30s}, {@code 5m} or {@code 2h}. */
  public Duration duration(String key) {
    return Duration.ofMillis(TimeUtils.toMilliSeconds(text(key)));
  }

  /** The option as a list of comma-separated words; empty when it is set to nothing. */
  public List<String> list(String key) {
    return Arrays.stream(text(key).split(",")).map(String::trim).filter(s -> !s.isEmpty()).toList();
  }

  /** The option as a list of time spans. */
  public List<Duration> durations(String key) {
    return list(key).stream()
        .map(text -> Duration.ofMillis(TimeUtils.toMilliSeconds(text)))
        .toList();
  }
}
