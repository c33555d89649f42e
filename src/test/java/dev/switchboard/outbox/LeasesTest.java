package dev.switchboard.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LeasesTest {
  private final Leases leases = new Leases();
  private final UUID delivery = UUID.randomUUID();

  @Test
  void takesARowForAnOrphanWhenItWasMissingTwiceInARow() {
    assertThat(leases.orphans(Set.of(delivery))).isEmpty();
    assertThat(leases.orphans(Set.of(delivery))).containsExactly(delivery);
  }

  @Test
  void knowsWhatIsInMemory() {
    leases.add(delivery);
    leases.orphans(Set.of(delivery));

    assertThat(leases.orphans(Set.of(delivery))).isEmpty();
  }

  @Test
  void givesARowTimeToBeHandedOver() {
    leases.orphans(Set.of(delivery));
    leases.add(delivery);

    assertThat(leases.orphans(Set.of(delivery))).isEmpty();
  }

  @Test
  void looksAgainAtARowThatItFreedBefore() {
    leases.orphans(Set.of(delivery));
    leases.orphans(Set.of(delivery));

    assertThat(leases.orphans(Set.of(delivery))).isEmpty();
    assertThat(leases.orphans(Set.of(delivery))).containsExactly(delivery);
  }
}
