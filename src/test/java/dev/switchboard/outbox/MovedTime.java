package dev.switchboard.outbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Time that passes when it is told to, on the wall and on the monotonic clock alike. */
final class MovedTime implements InstantSource {
  private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

  private long nanos;

  @Override
  public Instant instant() {
    return START.plusNanos(nanos);
  }

  /** The monotonic clock. */
  long nanos() {
    return nanos;
  }

  void pass(Duration time) {
    nanos += time.toNanos();
  }
}
