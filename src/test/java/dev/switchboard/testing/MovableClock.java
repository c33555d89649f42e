package dev.switchboard.testing;

import static java.time.temporal.ChronoUnit.MICROS;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A wall clock that somebody sets: it goes on from there as the machine's does. */
public final class MovableClock implements InstantSource {
  private volatile Duration ahead = Duration.ZERO;

  /** Sets it so that it is ahead of the machine's by {@code time}; behind it by a negative one. */
  public void setAhead(Duration time) {
    ahead = time;
  }

  @Override
  public Instant instant() {
    return Instant.now().plus(ahead).truncatedTo(MICROS);
  }
}
