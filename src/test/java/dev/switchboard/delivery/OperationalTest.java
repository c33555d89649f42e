package dev.switchboard.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.event.Event;
import dev.switchboard.subscription.SampleSubscription;
import dev.switchboard.subscription.Subscription;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OperationalTest {
  private final Subscription anything = wanting(Set.of());
  private final Subscription asking = wanting(Set.of(Operational.SOURCE));
  private final Subscription affected = wanting(Set.of(Operational.SOURCE));

  @Test
  void reachesWhoNamesItsSourceAndIsNotAffected() {
    assertThat(audience(Operational.SOURCE)).containsExactly(asking);
  }

  @Test
  void leavesOtherEventsAlone() {
    assertThat(audience("sip")).containsExactly(anything, asking, affected);
  }

  private static Subscription wanting(Set<String> sources) {
    return SampleSubscription.wanting(UUID.randomUUID(), sources, "*");
  }

  private List<Subscription> audience(String source) {
    Event event =
        new Event(
            UUID.randomUUID(),
            UUID.randomUUID(),
            source,
            Operational.SUBSCRIPTION_DISABLED,
            affected.id().toString(),
            new byte[0],
            Instant.EPOCH,
            Instant.EPOCH,
            null);
    return Operational.audience(event, List.of(anything, asking, affected));
  }
}
