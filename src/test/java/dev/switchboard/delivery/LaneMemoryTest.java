package dev.switchboard.delivery;

import static dev.switchboard.delivery.LaneTraffic.node;
import static dev.switchboard.delivery.LaneTraffic.put;
import static dev.switchboard.delivery.LaneTraffic.takeAll;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What lanes keep in memory, and what goes to SQL and comes back. */
class LaneMemoryTest {
  private static final UUID FIRST = UUID.randomUUID();
  private static final UUID SECOND = UUID.randomUUID();

  private final Lanes lanes = node(new LaneLimits(32, 2, 6, 10, 25, 1_000));

  @Test
  void sendsWhatALaneHasNoRoomForToSql() {
    put(lanes, FIRST, 10);

    assertThat(lanes.reserve(FIRST, 1)).isFalse();
    assertThat(lanes.reserve(SECOND, 1)).isTrue();
  }

  @Test
  void tellsOnceThatALaneHasRoomForHalfAQueueOfWhatWaitsInSql() {
    Lanes node = node(new LaneLimits(32, 2, 6, 10, 100, 1_000));
    AtomicInteger told = new AtomicInteger();
    node.listen(told::incrementAndGet);
    put(node, FIRST, 10);
    node.reserve(FIRST, 1);
    put(node, SECOND, 10);

    attempt(node, 4);
    assertThat(told).hasValue(0);
    attempt(node, 1);
    assertThat(told).hasValue(1);
    assertThat(node.refills()).extracting(Refill::subscription).containsExactly(FIRST);
    attempt(node, 5);
    assertThat(told).hasValue(1);
  }

  /** Has that many of each of two lanes attempted, in turns. */
  private static void attempt(Lanes node, int times) {
    for (int i = 0; i < 2 * times; i++) {
      node.finish(node.take(), Signal.SUCCESS, 0);
    }
  }

  @Test
  void boundsWhatTheNodeKeepsInRows() {
    put(lanes, FIRST, 10);
    put(lanes, SECOND, 8);
    assertThat(lanes.reserve(SECOND, 1)).isFalse();
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
    assertThat(narrow.reserve(SECOND, 51)).isFalse();
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
    put(lanes, FIRST, "call-1");
    List<Delivery> rest = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      rest.add(put(lanes, FIRST, "call-1"));
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
    assertThat(node.reserve(SECOND, 100)).isTrue();
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
    put(lanes, FIRST, 10);
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
    put(lanes, FIRST, 10);
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
  void givesEverythingBackThatIsNotInFlight() {
    put(lanes, FIRST, "call-1");
    put(lanes, FIRST, "call-1");
    put(lanes, SECOND, 3);
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

  private void finishAll() {
    for (List<Delivery> taken = takeAll(lanes); !taken.isEmpty(); taken = takeAll(lanes)) {
      taken.forEach(d -> lanes.finish(d, Signal.SUCCESS, 0));
    }
  }
}
