package dev.switchboard.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FairShareTest {

  @Test
  void picksByTurnsOneOfEachTenant() {
    List<UUID> waiting = new ArrayList<>();
    for (int number = 0; number < 100; number++) {
      waiting.add(of(1, number));
    }
    waiting.add(of(2, 0));
    waiting.add(of(3, 0));

    assertThat(pick(waiting, 4, 0)).extracting(UUID::getMostSignificantBits).contains(2L, 3L);
    assertThat(pick(waiting, 3, 7)).extracting(UUID::getMostSignificantBits).contains(1L, 2L, 3L);
  }

  @Test
  void picksAllWhenThereAreNoMore() {
    List<UUID> waiting = List.of(of(1, 0), of(1, 1), of(2, 0));

    assertThat(pick(waiting, 10, 5)).containsExactlyInAnyOrderElementsOf(waiting);
    assertThat(pick(List.of(), 10, 5)).isEmpty();
  }

  @Test
  void comesRoundToEveryTenantAndSubscription() {
    List<UUID> waiting = new ArrayList<>();
    for (int tenant = 0; tenant < 50; tenant++) {
      for (int number = 0; number < 10; number++) {
        waiting.add(of(tenant, number));
      }
    }
    Set<UUID> picked = new HashSet<>();
    for (int turn = 0; turn < 500; turn++) {
      picked.addAll(pick(waiting, 7, turn));
    }

    assertThat(picked).hasSameSizeAs(waiting);
  }

  @Test
  void comesRoundToEverySubscriptionOfOneTenant() {
    List<UUID> waiting = new ArrayList<>();
    for (int number = 0; number < 100; number++) {
      waiting.add(of(1, number));
    }
    Set<UUID> picked = new HashSet<>();
    for (int turn = 0; turn < 10; turn++) {
      picked.addAll(pick(waiting, 10, turn));
    }

    assertThat(picked).hasSameSizeAs(waiting);
  }

  private static List<UUID> pick(List<UUID> waiting, int most, int turn) {
    return FairShare.pick(waiting, id -> new UUID(0, id.getMostSignificantBits()), most, turn);
  }

  private static UUID of(long tenant, long number) {
    return new UUID(tenant, number);
  }
}
