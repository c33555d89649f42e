package dev.switchboard.delivery;

import dev.switchboard.subscription.Rate;
import java.util.concurrent.TimeUnit;

/**
 * Holds attempts to a rate: each takes a token, and tokens come back evenly up to the burst. Times
 * are monotonic, in nanoseconds. Not safe for use by many threads.
 */
final class TokenBucket {
  // What adding up fractions may lose; without it a token could be waited for twice.
  private static final double ONE = 1 - 1e-6;
  private static final double SECOND = TimeUnit.SECONDS.toNanos(1);

  private final Rate rate;
  private double tokens;
  private long filledAt;

  /** A full one. */
  TokenBucket(Rate rate, long now) {
    this(rate, rate.burst(), now);
  }

  private TokenBucket(Rate rate, double tokens, long now) {
    this.rate = rate;
    this.tokens = tokens;
    this.filledAt = now;
  }

  Rate rate() {
    return rate;
  }

  /** One of another rate, with the tokens that are left; a change of mind is no new burst. */
  TokenBucket at(Rate other, long now) {
    fill(now);
    return new TokenBucket(other, Math.min(tokens, other.burst()), now);
  }

  /** How long it takes until there is a token; 0 when there is one. */
  long untilNext(long now) {
    fill(now);
    return tokens >= ONE ? 0 : (long) Math.ceil((1 - tokens) / rate.perSecond() * SECOND);
  }

  /** Takes a token, which is there. */
  void take() {
    tokens--;
  }

  private void fill(long now) {
    tokens = Math.min(rate.burst(), tokens + (now - filledAt) / SECOND * rate.perSecond());
    filledAt = now;
  }
}
