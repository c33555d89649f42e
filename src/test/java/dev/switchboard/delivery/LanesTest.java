package dev.switchboard.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.event.Event;
import dev.switchboard.subscription.Preferences;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LanesTest {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final UUID FIRST = UUID.randomUUID();
  private static final UUID SECOND_LANE = UUID.randomUUID();

  private final Lanes lanes = node(new LaneLimits(32, 2, 6, 10, 25, 1_000));

  @Test
  void letsANewLaneHaveAFewAttemptsInFlight() {
    put(FIRST, 5);

    assertThat(takeAll()).hasSize(2);
  }

  @Test
  void growsByOneForEachSuccessUpToTheCeiling() {
    for (int i = 0; i < 10; i++) {
      put(FIRST, 1);
      lanes.finish(lanes.take(), Signal.SUCCESS, 0);
    }
    put(FIRST, 10);

    assertThat(takeAll()).hasSize(6);
  }

  @Test
  void halvesOnFailureAtMostOnceASecond() {
    succeed(FIRST, 10);
    put(FIRST, 6);
    List<Delivery> inFlight = takeAll();
    lanes.finish(inFlight.get(0), Signal.SLOW_DOWN, SECOND);
    lanes.finish(inFlight.get(1), Signal.SLOW_DOWN, SECOND + 1);
    inFlight.subList(2, 6).forEach(d -> lanes.finish(d, Signal.NONE, SECOND + 2));
    put(FIRST, 6);

    assertThat(takeAll()).hasSize(3);
  }

  @Test
  void probesWithOneAttemptAfterAStreakOfFailures() {
    for (int i = 0; i < 5; i++) {
      put(FIRST, 1);
      lanes.finish(lanes.take(), Signal.SLOW_DOWN, i);
    }
    put(FIRST, 3);

    assertThat(takeAll()).hasSize(1);
  }

  @Test
  void leavesHalfOfTheNodeToLanesThatWork() {
    Lanes node = node(new LaneLimits(8, 2, 6, 10, 25, 1_000));
    succeed(node, FIRST, 4);
    succeed(node, SECOND_LANE, 4);
    for (int i = 0; i < 3; i++) {
      put(node, UUID.randomUUID(), 2);
    }
    List<Delivery> suspects = takeAll(node);
    put(node, FIRST, 4);
    put(node, SECOND_LANE, 4);

    assertThat(suspects).hasSize(4);
    assertThat(takeAll(node))
        .extracting(Delivery::subscription)
        .containsExactlyInAnyOrder(FIRST, FIRST, SECOND_LANE, SECOND_LANE);
  }

  @Test
  void leavesRoomForOthersWhenLanesThatWorkedBeginToHang() {
    Lanes node = node(new LaneLimits(64, 2, 20, 100, 1_000, 1_000_000));
    List<UUID> hanging = List.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
    hanging.forEach(lane -> succeed(node, lane, 20));
    succeed(node, FIRST, 20);
    hanging.forEach(lane -> put(node, lane, 50));

    assertThat(takeAll(node)).hasSize(16);
    put(node, FIRST, 9);
    List<Delivery> healthy = takeAll(node);
    assertThat(healthy).hasSize(4).allMatch(d -> d.subscription().equals(FIRST));
    node.finish(healthy.get(0), Signal.SUCCESS, 0);
    assertThat(takeAll(node)).hasSize(1).allMatch(d -> d.subscription().equals(FIRST));
  }

  @Test
  void givesALaneMoreThanItsShareAgainWhenTheNodeIsLessBusy() {
    Lanes node = node(new LaneLimits(64, 2, 20, 100, 1_000, 1_000_000));
    succeed(node, FIRST, 20);
    succeed(node, SECOND_LANE, 20);
    put(node, FIRST, 50);
    put(node, SECOND_LANE, 50);
    List<Delivery> inFlight = takeAll(node);

    assertThat(inFlight).hasSize(16);
    node.finish(inFlight.get(0), Signal.SUCCESS, 0);
    assertThat(takeAll(node)).hasSize(1);
    inFlight.subList(1, 16).forEach(d -> node.finish(d, Signal.SUCCESS, 0));
    assertThat(takeAll(node)).hasSize(15);
  }

  @Test
  void letsASuspectLaneInWhenAnotherLeaves() {
    Lanes node = node(new LaneLimits(8, 2, 6, 10, 25, 1_000));
    for (int i = 0; i < 3; i++) {
      put(node, UUID.randomUUID(), 2);
    }
    List<Delivery> suspects = takeAll(node);
    node.finish(suspects.get(0), Signal.SLOW_DOWN, 0);

    assertThat(takeAll(node)).hasSize(1);
  }

  @Test
  void takesTurnsBetweenLanes() {
    succeed(FIRST, 4);
    succeed(SECOND_LANE, 4);
    put(FIRST, 6);
    put(SECOND_LANE, 1);

    lanes.take();
    assertThat(lanes.take().subscription()).isEqualTo(SECOND_LANE);
  }

  @Test
  void sendsWhatALaneHasNoRoomForToSql() {
    put(FIRST, 10);

    assertThat(lanes.reserve(FIRST, 1)).isFalse();
    assertThat(lanes.reserve(SECOND_LANE, 1)).isTrue();
  }

  @Test
  void boundsWhatTheNodeKeepsInRows() {
    put(FIRST, 10);
    put(SECOND_LANE, 8);
    assertThat(lanes.reserve(SECOND_LANE, 1)).isFalse();
    for (int i = 0; i < 100; i++) {
      lanes.reserve(UUID.randomUUID(), 1);
    }

    assertThat(lanes.held()).isEqualTo(25);
    assertThat(lanes.hasRoom(UUID.randomUUID())).isFalse();
  }

  @Test
  void boundsWhatTheNodeKeepsInBytes() {
    assertThat(node(new LaneLimits(8, 2, 6, 10, 25, 100)).reserve(FIRST, 101)).isTrue();
    Lanes narrow = node(new LaneLimits(8, 2, 6, 10, 25, 100));
    narrow.reserve(FIRST, 50);

    assertThat(narrow.reserve(FIRST, 1)).isFalse();
    assertThat(narrow.reserve(SECOND_LANE, 51)).isFalse();
    assertThat(narrow.reserve(UUID.randomUUID(), 50)).isTrue();
    assertThat(narrow.reserve(UUID.randomUUID(), 1)).isFalse();
  }

  @Test
  void takesBackFromLanesThatHaveMuchWhenOthersCome() {
    Lanes node = fullOfHogs();
    UUID late = UUID.randomUUID();
    int before = node.held();

    List<Delivery> excess = node.excess();

    assertThat(node.held()).isEqualTo(before - excess.size()).isLessThan(20_000 - 200);
    assertThat(node.hasRoom(late)).isTrue();
    put(node, late, 100);
    assertThat(node.excess()).hasSizeLessThan(200);
  }

  @Test
  void takesNothingBackWhileThereIsRoom() {
    Lanes node = node(new LaneLimits(256, 4, 64, 1_000, 20_000, 1L << 26));
    for (int lane = 0; lane < 18; lane++) {
      put(node, UUID.randomUUID(), 1_000);
    }

    assertThat(node.excess()).isEmpty();
  }

  @Test
  void takesBackWhatIsLast() {
    put(FIRST, "call-1");
    List<Delivery> rest = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      rest.add(put(FIRST, "call-1"));
    }
    lanes.take();
    for (int i = 0; i < 12; i++) {
      lanes.reserve(UUID.randomUUID(), 1);
    }

    List<Delivery> excess = lanes.excess();

    assertThat(excess).isNotEmpty();
    for (int i = 0; i < excess.size(); i++) {
      assertThat(excess.get(i)).isSameAs(rest.get(rest.size() - 1 - i));
    }
  }

  @Test
  void leavesBytesForOthersHoweverLargeThePayloadsOfOne() {
    Lanes node = node(new LaneLimits(256, 4, 64, 1_000, 20_000, 1_000));
    int kept = 0;
    while (node.reserve(FIRST, 100)) {
      kept++;
    }

    assertThat(kept).isEqualTo(5);
    assertThat(node.reserve(SECOND_LANE, 100)).isTrue();
  }

  @Test
  void refillsLanesAlsoWhenOthersHaveTakenMuchOfTheMemory() {
    Lanes node = fullOfHogs();
    node.excess();
    node.mayWaitInSql(FIRST);

    assertThat(node.refills()).extracting(Refill::subscription).contains(FIRST);
  }

  @Test
  void sendsLaterRowsAfterSpilledOnesUntilSqlIsDrained() {
    put(FIRST, 10);
    lanes.reserve(FIRST, 1);
    lanes.spilled(FIRST);
    finishAll();

    assertThat(lanes.reserve(FIRST, 1)).isFalse();
    lanes.spilled(FIRST);
    Refill refill = lanes.refills().get(0);
    assertThat(refill.most()).isEqualTo(10);
    lanes.drained(refill);
    assertThat(lanes.reserve(FIRST, 1)).isTrue();
  }

  @Test
  void doesNotBelieveSqlDrainedWhenARowWentThereMeanwhile() {
    put(FIRST, 10);
    lanes.reserve(FIRST, 1);
    finishAll();
    Refill whileOpen = lanes.refills().get(0);
    lanes.spilled(FIRST);
    lanes.drained(whileOpen);
    assertThat(lanes.refills()).isNotEmpty();

    Refill before = lanes.refills().get(0);
    lanes.reserve(FIRST, 1);
    lanes.spilled(FIRST);
    lanes.drained(before);
    assertThat(lanes.refills()).isNotEmpty();
  }

  @Test
  void attemptsOneDeliveryOfAKeyAtATimeInOrder() {
    succeed(FIRST, 4);
    Delivery one = put(FIRST, "call-1");
    Delivery two = put(FIRST, "call-1");
    Delivery other = put(FIRST, "call-2");
    Delivery three = put(FIRST, "call-1");

    assertThat(takeAll()).containsExactly(one, other);
    lanes.finish(one, Signal.SUCCESS, 0);
    assertThat(takeAll()).containsExactly(two);
    lanes.finish(two, Signal.SLOW_DOWN, 0);
    assertThat(takeAll()).containsExactly(three);
  }

  @Test
  void givesEverythingBackThatIsNotInFlight() {
    put(FIRST, "call-1");
    put(FIRST, "call-1");
    put(SECOND_LANE, 3);
    Delivery inFlight = lanes.take();

    assertThat(lanes.drain()).hasSize(4).doesNotContain(inFlight);
    assertThat(lanes.held()).isEqualTo(1);
    assertThat(lanes.take()).isNull();
  }

  @Test
  void forgetsAPlaceThatWasNotUsed() {
    lanes.reserve(FIRST, 10);
    lanes.unreserve(FIRST, 10);

    assertThat(lanes.held()).isZero();
    assertThat(lanes.size()).isZero();
  }

  private static Lanes fullOfHogs() {
    Lanes node = node(new LaneLimits(256, 4, 64, 1_000, 20_000, 1L << 26));
    for (int hog = 0; hog < 60; hog++) {
      UUID lane = UUID.randomUUID();
      for (int row = 0; row < 1_000 && node.hasRoom(lane); row++) {
        put(node, lane, 1);
      }
    }
    return node;
  }

  private static Lanes node(LaneLimits limits) {
    return new Lanes(limits, any -> Preferences.USUAL, () -> 0, any -> {});
  }

  private void succeed(UUID lane, int times) {
    succeed(lanes, lane, times);
  }

  private static void succeed(Lanes node, UUID lane, int times) {
    for (int i = 0; i < times; i++) {
      put(node, lane, 1);
      node.finish(node.take(), Signal.SUCCESS, 0);
    }
  }

  private void finishAll() {
    for (List<Delivery> taken = takeAll(); !taken.isEmpty(); taken = takeAll()) {
      taken.forEach(d -> lanes.finish(d, Signal.SUCCESS, 0));
    }
  }

  private void put(UUID lane, int count) {
    put(lanes, lane, count);
  }

  private static void put(Lanes node, UUID lane, int count) {
    for (int i = 0; i < count; i++) {
      put(node, lane, null);
    }
  }

  private Delivery put(UUID lane, String key) {
    return put(lanes, lane, key);
  }

  private static Delivery put(Lanes node, UUID lane, String key) {
    assertThat(node.reserve(lane, 1)).isTrue();
    Instant now = Instant.EPOCH;
    Event event =
        new Event(UUID.randomUUID(), lane, "test", "a.b", key, new byte[1], now, now, null);
    Delivery delivery = new Delivery(UUID.randomUUID(), event, lane, 0);
    node.add(delivery);
    return delivery;
  }

  private List<Delivery> takeAll() {
    return takeAll(lanes);
  }

  private static List<Delivery> takeAll(Lanes node) {
    List<Delivery> taken = new ArrayList<>();
    for (Delivery next = node.take(); next != null; next = node.take()) {
      taken.add(next);
    }
    return taken;
  }
}
