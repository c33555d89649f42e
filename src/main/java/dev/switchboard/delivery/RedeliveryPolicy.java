package dev.switchboard.delivery;

import dev.switchboard.subscription.Redelivery;
import java.time.Duration;
import java.util.List;

/**
 * When a failed delivery is tried again, and what counts as final.
 *
 * @param delays the pause after the first failed attempt, after the second, and so on; there is one
 *     attempt more than there are delays
 * @param jitter the share by which a pause may be longer or shorter, from 0 to 1
 * @param deadline how long one whole exchange with the subscriber may take
 * @param clientErrorsFinal whether every 4xx answer ends the delivery
 */
public record RedeliveryPolicy(
    List<Duration> delays, double jitter, Duration deadline, boolean clientErrorsFinal) {

  /** A policy that owns its own list. */
  public RedeliveryPolicy {
    delays = List.copyOf(delays);
  }

  /** This policy, but for what a subscription says about its retries. */
  public RedeliveryPolicy chosenBy(Redelivery redelivery) {
    if (redelivery.equals(Redelivery.USUAL)) {
      return this;
    }
    return new RedeliveryPolicy(
        orElse(redelivery.delays(), delays),
        orElse(redelivery.jitter(), (Double) jitter),
        orElse(redelivery.deadline(), deadline),
        orElse(redelivery.clientErrorsFinal(), (Boolean) clientErrorsFinal));
  }

  private static <T> T orElse(T chosen, T usual) {
    return chosen == null ? usual : chosen;
  }

  /** How many attempts there are in all. */
  public int attempts() {
    return delays.size() + 1;
  }
}
