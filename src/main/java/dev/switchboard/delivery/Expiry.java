package dev.switchboard.delivery;

import dev.switchboard.event.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Which events lose their worth with time: nobody wants to hear of yesterday's ringing. */
public final class Expiry {
  /** The reason of a delivery that died because its event expired. */
  public static final String REASON = "expired";

  private final Map<String, Duration> lifetimes;

  /**
   * @param lifetimes how long events of a type are worth delivering; types not listed always are
   */
  public Expiry(Map<String, Duration> lifetimes) {
    this.lifetimes = Map.copyOf(lifetimes);
  }

  /**
   * When an event expires, counted from its acceptance: the producer's clock is not ours to trust.
   *
   * @return null for never
   */
  public Instant expiresAt(String type, Instant acceptedAt) {
    Duration lifetime = lifetimes.get(type);
    return lifetime == null ? null : acceptedAt.plus(lifetime);
  }

  /** Tells whether {@code event} is no longer worth delivering. */
  public static boolean isOver(Event event, Instant now) {
    return event.expiresAt() != null && now.isAfter(event.expiresAt());
  }
}
