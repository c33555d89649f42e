package dev.switchboard.delivery;

import static dev.switchboard.delivery.LaneTraffic.node;
import static dev.switchboard.delivery.LaneTraffic.put;
import static dev.switchboard.delivery.LaneTraffic.succeed;
import static dev.switchboard.delivery.LaneTraffic.takeAll;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Whose turn it is, and how much of the node a lane may use. */
class LaneTurnsTest {
  private static final long A_SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final UUID FIRST = UUID.randomUUID();
  private static final UUID SECOND = UUID.randomUUID();

  private final Lanes lanes = node(new LaneLimits(32, 2, 6, 10, 25, 1_000));

  @Test
  void letsANewLaneHaveAFewAttemptsInFlight() {
    put(lanes, FIRST, 5);

    assertThat(takeAll(lanes)).hasSize(2);
  }

  @Test
  void growsByOneForEachSuccessUpToTheCeiling() {
    for (int i = 0; i < 10; i++) {
      put(lanes, FIRST, 1);
      lanes.finish(lanes.take(), Signal.SUCCESS, 0);
    }
    put(lanes, FIRST, 10);

    assertThat(takeAll(lanes)).hasSize(6);
  }

  @Test
  void halvesOnFailureAtMostOnceASecond() {
    succeed(lanes, FIRST, 10);
    put(lanes, FIRST, 6);
    List<Delivery> inFlight = takeAll(lanes);
    lanes.finish(inFlight.get(0), Signal.SLOW_DOWN, A_SECOND);
    lanes.finish(inFlight.get(1), Signal.SLOW_DOWN, A_SECOND + 1);
    inFlight.subList(2, 6).forEach(d -> lanes.finish(d, Signal.NONE, A_SECOND + 2));
    put(lanes, FIRST, 6);

    assertThat(takeAll(lanes)).hasSize(3);
  }

  @Test
  void probesWithOneAttemptAfterAStreakOfFailures() {
    for (int i = 0; i < 5; i++) {
      put(lanes, FIRST, 1);
      lanes.finish(lanes.take(), Signal.SLOW_DOWN, i);
    }
    put(lanes, FIRST, 3);

    assertThat(takeAll(lanes)).hasSize(1);
  }

  @Test
  void leavesHalfOfTheNodeToLanesThatWork() {
    Lanes node = node(new LaneLimits(8, 2, 6, 10, 25, 1_000));
    succeed(node, FIRST, 4);
    succeed(node, SECOND, 4);
    for (int i = 0; i < 3; i++) {
      put(node, UUID.randomUUID(), 2);
    }
    List<Delivery> suspects = takeAll(node);
    put(node, FIRST, 4);
    put(node, SECOND, 4);

    assertThat(suspects).hasSize(4);
    assertThat(takeAll(node))
        .extracting(Delivery::subscription)
        .containsExactlyInAnyOrder(FIRST, FIRST, SECOND, SECOND);
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
    succeed(node, SECOND, 20);
    put(node, FIRST, 50);
    put(node, SECOND, 50);
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
    succeed(lanes, FIRST, 4);
    succeed(lanes, SECOND, 4);
    put(lanes, FIRST, 6);
    put(lanes, SECOND, 1);

    lanes.take();
    assertThat(lanes.take().subscription()).isEqualTo(SECOND);
  }

  @Test
  void attemptsOneDeliveryOfAKeyAtATimeInOrder() {
    succeed(lanes, FIRST, 4);
    Delivery one = put(lanes, FIRST, "call-1");
    Delivery two = put(lanes, FIRST, "call-1");
    Delivery other = put(lanes, FIRST, "call-2");
    Delivery three = put(lanes, FIRST, "call-1");

    assertThat(takeAll(lanes)).containsExactly(one, other);
    lanes.finish(one, Signal.SUCCESS, 0);
    assertThat(takeAll(lanes)).containsExactly(two);
    lanes.finish(two, Signal.SLOW_DOWN, 0);
    assertThat(takeAll(lanes)).containsExactly(three);
  }
}
