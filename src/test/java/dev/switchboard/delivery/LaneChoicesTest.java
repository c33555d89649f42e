package dev.switchboard.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.event.Event;
import dev.switchboard.subscription.Ordering;
import dev.switchboard.subscription.Preferences;
import dev.switchboard.subscription.Rate;
import dev.switchboard.subscription.Redelivery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a subscription may choose about its lane. */
class LaneChoicesTest {
  private static final long MILLI = 1_000_000;
  private static final UUID LANE = UUID.randomUUID();
  private static final UUID OTHER = UUID.randomUUID();

  private final Map<UUID, Preferences> chosen = new HashMap<>();
  private final List<Long> wakeUps = new ArrayList<>();
  private long now = Long.MAX_VALUE - 5 * MILLI;
  private final Lanes lanes =
      new Lanes(
          new LaneLimits(64, 8, 20, 100, 1_000, 1_000_000),
          id -> chosen.getOrDefault(id, Preferences.USUAL),
          () -> now,
          wakeUps::add);

  @Test
  void hasNoMoreInFlightThanChosen() {
    choose(LANE, Ordering.BEST_EFFORT, 2, null);
    put(LANE, 5);

    List<Delivery> inFlight = takeAll();
    assertThat(inFlight).hasSize(2);
    finish(inFlight.get(0));
    assertThat(takeAll()).hasSize(1);
  }

  @Test
  void hasNoMoreInFlightThanTheNodeAllowsWhateverIsChosen() {
    choose(LANE, Ordering.BEST_EFFORT, 50, null);
    put(LANE, 50);

    assertThat(takeAll()).hasSize(8);
  }

  @Test
  void noticesAnotherChoiceAtTheNextAttempt() {
    choose(LANE, Ordering.BEST_EFFORT, 1, null);
    put(LANE, 20);
    Delivery first = takeAll().get(0);

    choose(LANE, Ordering.BEST_EFFORT, 3, null);
    finish(first);
    List<Delivery> three = takeAll();
    assertThat(three).hasSize(3);

    choose(LANE, Ordering.BEST_EFFORT, 1, null);
    finish(three.get(0));
    finish(three.get(1));
    assertThat(takeAll()).isEmpty();
    finish(three.get(2));
    assertThat(takeAll()).hasSize(1);
  }

  @Test
  void attemptsAnyNumberOfAKeyWhereOrderDoesNotMatter() {
    choose(LANE, Ordering.NONE, null, null);
    put(LANE, "call-1");
    put(LANE, "call-1");
    put(LANE, "call-1");

    assertThat(takeAll()).hasSize(3);
  }

  @Test
  void freesNoKeyThatAnotherDeliveryHolds() {
    choose(LANE, Ordering.NONE, null, null);
    Delivery free = put(LANE, "call-1");
    takeAll();
    chosen.remove(LANE);
    Delivery holder = put(LANE, "call-1");
    Delivery behind = put(LANE, "call-1");
    assertThat(takeAll()).containsExactly(holder);

    finish(free);
    assertThat(takeAll()).isEmpty();
    finish(holder);
    assertThat(takeAll()).containsExactly(behind);
  }

  @Test
  void goesOnWithWhatWaitedForAKeyWhenOrderNoLongerMatters() {
    Delivery holder = put(LANE, "call-1");
    Delivery behind = put(LANE, "call-1");
    assertThat(takeAll()).containsExactly(holder);

    choose(LANE, Ordering.NONE, null, null);
    Delivery later = put(LANE, "call-1");
    assertThat(takeAll()).containsExactly(later);
    finish(holder);
    assertThat(takeAll()).containsExactly(behind);
    finish(behind);
    finish(later);
    assertThat(lanes.held()).isZero();
  }

  @Test
  void startsABurstAndThenOneForEachTokenThatComesBack() {
    choose(LANE, Ordering.NONE, null, new Rate(10, 3));
    put(LANE, 8);

    assertThat(takeAll()).hasSize(3);
    assertThat(wakeUps).containsExactly(100 * MILLI);
    now += 99 * MILLI;
    assertThat(takeAll()).isEmpty();
    now += MILLI;
    assertThat(takeAll()).hasSize(1);
    assertThat(wakeUps).containsExactly(100 * MILLI, 100 * MILLI);
    now += 250 * MILLI;
    assertThat(takeAll()).hasSize(2);
    assertThat(wakeUps).endsWith(50 * MILLI);
  }

  @Test
  void savesNoMoreTokensThanTheBurst() {
    choose(LANE, Ordering.NONE, null, new Rate(10, 3));
    put(LANE, 8);
    takeAll();

    now += 3_600_000 * MILLI;
    assertThat(takeAll()).hasSize(3);
  }

  @Test
  void keepsToARateOverATime() {
    choose(LANE, Ordering.NONE, 8, new Rate(7, 1));
    put(LANE, 90);
    int attempts = 0;
    for (int millis = 0; millis <= 10_000; millis++) {
      List<Delivery> taken = takeAll();
      taken.forEach(this::finish);
      attempts += taken.size();
      now += MILLI;
    }

    assertThat(attempts).isBetween(69, 71);
  }

  @Test
  void holdsNoOtherLaneUp() {
    choose(LANE, Ordering.NONE, null, new Rate(1, 1));
    put(LANE, 5);
    takeAll();
    put(OTHER, 4);

    assertThat(takeAll()).hasSize(4).allMatch(d -> d.subscription().equals(OTHER));
  }

  @Test
  void wakesForEachOfSeveralLanesInTheOrderOfTheirTokens() {
    choose(LANE, Ordering.NONE, null, new Rate(10, 1));
    choose(OTHER, Ordering.NONE, null, new Rate(20, 1));
    put(LANE, 3);
    put(OTHER, 3);

    assertThat(takeAll()).hasSize(2);
    assertThat(wakeUps).containsExactly(100 * MILLI, 50 * MILLI);
    now += 50 * MILLI;
    assertThat(takeAll()).hasSize(1).allMatch(d -> d.subscription().equals(OTHER));
    assertThat(wakeUps.subList(2, 3)).containsExactly(50 * MILLI);
    now += 50 * MILLI;
    assertThat(takeAll()).hasSize(2);
  }

  @Test
  void looksAgainAfterASecondWhetherTheRateIsStillThere() {
    choose(LANE, Ordering.NONE, null, new Rate(0.001, 1));
    put(LANE, 5);
    takeAll();
    assertThat(wakeUps).containsExactly(1_000 * MILLI);

    chosen.remove(LANE);
    now += 1_000 * MILLI;
    assertThat(takeAll()).hasSize(4);
  }

  @Test
  void grantsNoNewBurstForAnotherRate() {
    choose(LANE, Ordering.NONE, null, new Rate(10, 5));
    put(LANE, 20);
    List<Delivery> burst = takeAll();
    assertThat(burst).hasSize(5);

    choose(LANE, Ordering.NONE, null, new Rate(20, 5));
    now += 100 * MILLI;
    assertThat(takeAll()).hasSize(1);
    now += 50 * MILLI;
    assertThat(takeAll()).hasSize(1);
  }

  @Test
  void givesBackWhatWaitsForAToken() {
    choose(LANE, Ordering.NONE, null, new Rate(1, 1));
    put(LANE, 5);
    takeAll();

    assertThat(lanes.drain()).hasSize(4);
    assertThat(lanes.held()).isEqualTo(1);
    put(LANE, 1);
    now += 1_000 * MILLI;
    assertThat(takeAll()).hasSize(1);
  }

  private void choose(UUID lane, Ordering ordering, Integer concurrency, Rate rate) {
    chosen.put(lane, new Preferences(ordering, concurrency, rate, Redelivery.USUAL));
  }

  private void put(UUID lane, int count) {
    for (int i = 0; i < count; i++) {
      put(lane, null);
    }
  }

  private Delivery put(UUID lane, String key) {
    assertThat(lanes.reserve(lane, 1)).isTrue();
    Instant at = Instant.EPOCH;
    Event event = new Event(UUID.randomUUID(), lane, "test", "a.b", key, new byte[1], at, at, null);
    Delivery delivery = new Delivery(UUID.randomUUID(), event, lane, 0);
    lanes.add(delivery);
    return delivery;
  }

  private void finish(Delivery delivery) {
    lanes.finish(delivery, Signal.NONE, now);
  }

  private List<Delivery> takeAll() {
    List<Delivery> taken = new ArrayList<>();
    for (Delivery next = lanes.take(); next != null; next = lanes.take()) {
      taken.add(next);
    }
    return taken;
  }
}
