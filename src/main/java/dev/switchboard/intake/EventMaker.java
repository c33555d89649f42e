package dev.switchboard.intake;

import dev.switchboard.delivery.Expiry;
import dev.switchboard.event.Event;
import dev.switchboard.event.Ids;
import dev.switchboard.event.Recognition;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;

/** Makes events of recognised documents. */
public final class EventMaker {
  private static final int LONGEST_KEY = 200;
  private static final Instant EARLIEST = Instant.EPOCH;
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  private final Ids ids;
  private final InstantSource clock;
  private final Expiry expiry;

  /**
   * @param expiry which events lose their worth with time
   */
  public EventMaker(Ids ids, InstantSource clock, Expiry expiry) {
    this.ids = ids;
    this.clock = clock;
    this.expiry = expiry;
  }

  /** Why an event cannot be made of what was recognised; null when it can. */
  String objection(Recognition recognised) {
    if (recognised.type() == null) {
      return recognised.reason();
    }
    String key = recognised.orderingKey();
    if (key != null && (key.length() > LONGEST_KEY || key.indexOf('\0') >= 0)) {
      return "what the event is about has a name over "
          + LONGEST_KEY
          + " characters, or one with a zero in it";
    }
    return null;
  }

  /**
   * A new event.
   *
   * @param payload the producer's exact bytes
   */
  Event event(UUID tenant, String source, Recognition recognised, byte[] payload) {
    Instant now = clock.instant();
    return new Event(
        ids.next(),
        tenant,
        source,
        recognised.type(),
        recognised.orderingKey(),
        payload,
        plausible(recognised.occurredAt()) ? recognised.occurredAt() : now,
        now,
        expiry.expiresAt(recognised.type(), now));
  }

  /** A producer's clock may be wrong; times that no database can hold are not taken from it. */
  private static boolean plausible(Instant occurredAt) {
    return occurredAt != null && !occurredAt.isBefore(EARLIEST) && occurredAt.isBefore(LATEST);
  }
}
