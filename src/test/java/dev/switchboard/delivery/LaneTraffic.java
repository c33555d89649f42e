package dev.switchboard.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.event.Event;
import dev.switchboard.subscription.Preferences;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Deliveries that tests put into lanes and take out again; each takes one byte. */
final class LaneTraffic {
  private LaneTraffic() {}

  /** Lanes of subscriptions that choose nothing, at a moment that does not pass. */
  static Lanes node(LaneLimits limits) {
    return new Lanes(limits, any -> Preferences.USUAL, () -> 0, any -> {});
  }

  /** Puts deliveries without a key into a lane. */
  static void put(Lanes lanes, UUID lane, int count) {
    for (int i = 0; i < count; i++) {
      put(lanes, lane, null);
    }
  }

  /** Puts one delivery of a key into a lane, which has room for it. */
  static Delivery put(Lanes lanes, UUID lane, String key) {
    assertThat(lanes.reserve(lane, 1)).isTrue();
    Instant now = Instant.EPOCH;
    Event event =
        new Event(UUID.randomUUID(), lane, "test", "a.b", key, new byte[1], now, now, null);
    Delivery delivery = new Delivery(UUID.randomUUID(), event, lane, 0);
    lanes.add(delivery);
    return delivery;
  }

  /** Takes all that may be attempted now. */
  static List<Delivery> takeAll(Lanes lanes) {
    List<Delivery> taken = new ArrayList<>();
    for (Delivery next = lanes.take(); next != null; next = lanes.take()) {
      taken.add(next);
    }
    return taken;
  }

  /** Has a lane succeed with one delivery after the other. */
  static void succeed(Lanes lanes, UUID lane, int times) {
    for (int i = 0; i < times; i++) {
      put(lanes, lane, 1);
      lanes.finish(lanes.take(), Signal.SUCCESS, 0);
    }
  }
}
