package dev.switchboard.wiring;

import dev.switchboard.delivery.RedeliveryPolicy;
import java.time.Duration;
import java.util.List;

/**
 * Reads redelivery policies. Every dialect has its own four options under {@code
 * switchboard.<dialect>.redelivery}; in the configuration file those default to the common ones
 * under {@code switchboard.redelivery}, so code need not know which applies.
 */
final class Policies {
  private Policies() {}

  /**
   * The policy of one dialect.
   *
   * @param dialect the dialect's name
   * @throws IllegalArgumentException when one of the options is missing or makes no sense
   */
  static RedeliveryPolicy read(Settings settings, String dialect) {
    String prefix = "switchboard." + dialect + ".redelivery.";
    List<Duration> delays = settings.durations(prefix + "delays");
    double jitter = settings.decimal(prefix + "jitter");
    Duration deadline = settings.duration(prefix + "deadline");
    require(delays.stream().noneMatch(Duration::isNegative), prefix + "delays");
    require(jitter >= 0 && jitter <= 1, prefix + "jitter");
    require(deadline.compareTo(Duration.ZERO) > 0, prefix + "deadline");
    return new RedeliveryPolicy(
        delays, jitter, deadline, settings.flag(prefix + "client-errors-final"));
  }

  private static void require(boolean sensible, String option) {
    if (!sensible) {
      throw new IllegalArgumentException(option + " is out of its range");
    }
  }
}
