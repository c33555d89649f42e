package dev.switchboard.subscription;

import java.time.Duration;
import java.util.List;

/**
 * What a subscription says about its retries; null wherever its dialect's policy is to count.
 *
 * @param delays the pause after the first failed attempt, after the second, and so on
 * @param jitter the share by which a pause may be longer or shorter, from 0 to 1
 * @param deadline how long one whole exchange may take
 * @param clientErrorsFinal whether every 4xx answer ends a delivery
 */
public record Redelivery(
    List<Duration> delays, Double jitter, Duration deadline, Boolean clientErrorsFinal) {

  /** Nothing of its own. */
  public static final Redelivery USUAL = new Redelivery(null, null, null, null);

  /** Wishes that own their list. */
  public Redelivery {
    delays = delays == null ? null : List.copyOf(delays);
  }
}
