package dev.switchboard.delivery;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Judges attempts: the one place that says what each outcome means. The table for operators is
 * {@code docs/outcomes.md}. Safe for use by many threads if its source of randomness is.
 */
public final class Verdicts {
  private static final Duration LONGEST_WISH = Duration.ofHours(24);

  private final RandomGenerator random;

  /**
   * @param random spreads retries, so that what failed together is not tried again together
   */
  public Verdicts(RandomGenerator random) {
    this.random = random;
  }

  /**
   * Says what becomes of a delivery.
   *
   * @param outcome how the attempt ended
   * @param attempt its number in the delivery's schedule, 1 for the first
   * @param policy by which the delivery is tried again
   * @throws IllegalArgumentException when {@code attempt} is below 1
   */
  public Verdict judge(Outcome outcome, int attempt, RedeliveryPolicy policy) {
    if (attempt < 1) {
      throw new IllegalArgumentException("attempts are counted from 1, got " + attempt);
    }
    return switch (outcome.kind()) {
      case ANSWERED -> answered(outcome, attempt, policy);
      case TIMEOUT -> again("timeout", true, null, attempt, policy);
      case CONNECTION_ERROR -> again("connection_error", true, null, attempt, policy);
      case EGRESS_DENIED -> again("egress_denied", false, null, attempt, policy);
      case INTERNAL_ERROR ->
          again("internal_error:" + outcome.error(), false, null, attempt, policy);
    };
  }

  private Verdict answered(Outcome outcome, int attempt, RedeliveryPolicy policy) {
    int status = outcome.status();
    if (status >= 200 && status < 300) {
      return Verdict.delivered();
    }
    if (status == 410) {
      return Verdict.gone();
    }
    boolean overloaded = status == 408 || status == 425 || status == 429 || status >= 500;
    if (status >= 400 && status < 500 && policy.clientErrorsFinal()) {
      // The lane slows down all the same: pace is all that can save the deliveries behind this one.
      return Verdict.dead("client_error", overloaded);
    }
    Duration floor = overloaded ? outcome.retryAfter() : null;
    return again("status_" + status, overloaded, floor, attempt, policy);
  }

  private Verdict again(
      String reason, boolean slowsLane, Duration floor, int attempt, RedeliveryPolicy policy) {
    if (attempt >= policy.attempts()) {
      return Verdict.dead("policy_spent", slowsLane);
    }
    Duration delay = spread(policy.delays().get(attempt - 1), policy.jitter());
    return Verdict.retry(floor == null ? delay : atLeast(delay, floor), reason, slowsLane);
  }

  private Duration spread(Duration delay, double jitter) {
    double share = 1 + jitter * (2 * random.nextDouble() - 1);
    return Duration.ofMillis(Math.round(delay.toMillis() * share));
  }

  private static Duration atLeast(Duration delay, Duration floor) {
    Duration capped = floor.compareTo(LONGEST_WISH) > 0 ? LONGEST_WISH : floor;
    return delay.compareTo(capped) < 0 ? capped : delay;
  }
}
