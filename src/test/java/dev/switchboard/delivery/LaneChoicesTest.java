package dev.switchboard.delivery;

import static dev.switchboard.delivery.LaneTraffic.put;
import static dev.switchboard.delivery.LaneTraffic.takeAll;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.subscription.Ordering;
import dev.switchboard.subscription.Preferences;
import dev.switchboard.subscription.Rate;
import dev.switchboard.subscription.Redelivery;
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
    put(lanes, LANE, 5);

    List<Delivery> inFlight = takeAll(lanes);
    assertThat(inFlight).hasSize(2);
    finish(inFlight.get(0));
    assertThat(takeAll(lanes)).hasSize(1);
  }

  @Test
  void hasNoMoreInFlightThanTheNodeAllowsWhateverIsChosen() {
    choose(LANE, Ordering.BEST_EFFORT, 50, null);
    put(lanes, LANE, 50);

    assertThat(takeAll(lanes)).hasSize(8);
  }

  @Test
  void noticesAnotherChoiceAtTheNextAttempt() {
    choose(LANE, Ordering.BEST_EFFORT, 1, null);
    put(lanes, LANE, 20);
    Delivery first = takeAll(lanes).get(0);

    choose(LANE, Ordering.BEST_EFFORT, 3, null);
    finish(first);
    List<Delivery> three = takeAll(lanes);
    assertThat(three).hasSize(3);

    choose(LANE, Ordering.BEST_EFFORT, 1, null);
    finish(three.get(0));
    finish(three.get(1));
    assertThat(takeAll(lanes)).isEmpty();
    finish(three.get(2));
    assertThat(takeAll(lanes)).hasSize(1);
  }

  @Test
  void attemptsAnyNumberOfAKeyWhereOrderDoesNotMatter() {
    choose(LANE, Ordering.NONE, null, null);
    put(lanes, LANE, "call-1");
    put(lanes, LANE, "call-1");
    put(lanes, LANE, "call-1");

    assertThat(takeAll(lanes)).hasSize(3);
  }

  @Test
  void freesNoKeyThatAnotherDeliveryHolds() {
    choose(LANE, Ordering.NONE, null, null);
    Delivery free = put(lanes, LANE, "call-1");
    takeAll(lanes);
    chosen.remove(LANE);
    Delivery holder = put(lanes, LANE, "call-1");
    Delivery behind = put(lanes, LANE, "call-1");
    assertThat(takeAll(lanes)).containsExactly(holder);

    finish(free);
    assertThat(takeAll(lanes)).isEmpty();
    finish(holder);
    assertThat(takeAll(lanes)).containsExactly(behind);
  }

  @Test
  void goesOnWithWhatWaitedForAKeyWhenOrderNoLongerMatters() {
    Delivery holder = put(lanes, LANE, "call-1");
    Delivery behind = put(lanes, LANE, "call-1");
    assertThat(takeAll(lanes)).containsExactly(holder);

    choose(LANE, Ordering.NONE, null, null);
    Delivery later = put(lanes, LANE, "call-1");
    assertThat(takeAll(lanes)).containsExactly(later);
    finish(holder);
    assertThat(takeAll(lanes)).containsExactly(behind);
    finish(behind);
    finish(later);
    assertThat(lanes.held()).isZero();
  }

  @Test
  void startsABurstAndThenOneForEachTokenThatComesBack() {
    choose(LANE, Ordering.NONE, null, new Rate(10, 3));
    put(lanes, LANE, 8);

    assertThat(takeAll(lanes)).hasSize(3);
    assertThat(wakeUps).containsExactly(100 * MILLI);
    now += 99 * MILLI;
    assertThat(takeAll(lanes)).isEmpty();
    now += MILLI;
    assertThat(takeAll(lanes)).hasSize(1);
    assertThat(wakeUps).containsExactly(100 * MILLI, 100 * MILLI);
    now += 250 * MILLI;
    assertThat(takeAll(lanes)).hasSize(2);
    assertThat(wakeUps).endsWith(50 * MILLI);
  }

  @Test
  void savesNoMoreTokensThanTheBurst() {
    choose(LANE, Ordering.NONE, null, new Rate(10, 3));
    put(lanes, LANE, 8);
    takeAll(lanes);

    now += 3_600_000 * MILLI;
    assertThat(takeAll(lanes)).hasSize(3);
  }

  @Test
  void keepsToARateOverATime() {
    choose(LANE, Ordering.NONE, 8, new Rate(7, 1));
    put(lanes, LANE, 90);
    int attempts = 0;
    for (int millis = 0; millis <= 10_000; millis++) {
      List<Delivery> taken = takeAll(lanes);
      taken.forEach(this::finish);
      attempts += taken.size();
      now += MILLI;
    }

    assertThat(attempts).isBetween(69, 71);
  }

  @Test
  void holdsNoOtherLaneUp() {
    choose(LANE, Ordering.NONE, null, new Rate(1, 1));
    put(lanes, LANE, 5);
    takeAll(lanes);
    put(lanes, OTHER, 4);

    assertThat(takeAll(lanes)).hasSize(4).allMatch(d -> d.subscription().equals(OTHER));
  }

  @Test
  void wakesForEachOfSeveralLanesInTheOrderOfTheirTokens() {
    choose(LANE, Ordering.NONE, null, new Rate(10, 1));
    choose(OTHER, Ordering.NONE, null, new Rate(20, 1));
    put(lanes, LANE, 3);
    put(lanes, OTHER, 3);

    assertThat(takeAll(lanes)).hasSize(2);
    assertThat(wakeUps).containsExactly(100 * MILLI, 50 * MILLI);
    now += 50 * MILLI;
    assertThat(takeAll(lanes)).hasSize(1).allMatch(d -> d.subscription().equals(OTHER));
    assertThat(wakeUps.subList(2, 3)).containsExactly(50 * MILLI);
    now += 50 * MILLI;
    assertThat(takeAll(lanes)).hasSize(2);
  }

  @Test
  void looksAgainAfterASecondWhetherTheRateIsStillThere() {
    choose(LANE, Ordering.NONE, null, new Rate(0.001, 1));
    put(lanes, LANE, 5);
    takeAll(lanes);
    assertThat(wakeUps).containsExactly(1_000 * MILLI);

    chosen.remove(LANE);
    now += 1_000 * MILLI;
    assertThat(takeAll(lanes)).hasSize(4);
  }

  @Test
  void grantsNoNewBurstForAnotherRate() {
    choose(LANE, Ordering.NONE, null, new Rate(10, 5));
    put(lanes, LANE, 20);
    List<Delivery> burst = takeAll(lanes);
    assertThat(burst).hasSize(5);

    choose(LANE, Ordering.NONE, null, new Rate(20, 5));
    now += 100 * MILLI;
    assertThat(takeAll(lanes)).hasSize(1);
    now += 50 * MILLI;
    assertThat(takeAll(lanes)).hasSize(1);
  }

  @Test
  void givesBackWhatWaitsForAToken() {
    choose(LANE, Ordering.NONE, null, new Rate(1, 1));
    put(lanes, LANE, 5);
    takeAll(lanes);

    assertThat(lanes.drain()).hasSize(4);
    assertThat(lanes.held()).isEqualTo(1);
    put(lanes, LANE, 1);
    now += 1_000 * MILLI;
    assertThat(takeAll(lanes)).hasSize(1);
  }

  private void choose(UUID lane, Ordering ordering, Integer concurrency, Rate rate) {
    chosen.put(lane, new Preferences(ordering, concurrency, rate, Redelivery.USUAL));
  }

  private void finish(Delivery delivery) {
    lanes.finish(delivery, Signal.NONE, now);
  }
}
