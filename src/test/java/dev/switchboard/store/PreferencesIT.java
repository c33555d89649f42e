package dev.switchboard.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.subscription.Ordering;
import dev.switchboard.subscription.Portfolio;
import dev.switchboard.subscription.Preferences;
import dev.switchboard.subscription.Rate;
import dev.switchboard.subscription.Redelivery;
import dev.switchboard.subscription.Revision;
import dev.switchboard.subscription.Revision.Selection;
import dev.switchboard.subscription.SampleSubscription;
import dev.switchboard.subscription.Subscription;
import dev.switchboard.subscription.SubscriptionIndex;
import dev.switchboard.testing.Databases;
import dev.switchboard.testing.OpenDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a subscription chose comes back from the database as it was. */
class PreferencesIT {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private static final Redelivery FULL =
      new Redelivery(
          List.of(Duration.ofMillis(1), Duration.ofDays(7)), 0.25, Duration.ofSeconds(3), true);

  private final UUID id = UUID.randomUUID();
  private final UUID tenant = UUID.randomUUID();
  private OpenDatabase database;

  @AfterEach
  void close() {
    database.close();
  }

  static Stream<Arguments> choices() {
    List<Preferences> choices =
        List.of(
            Preferences.USUAL,
            new Preferences(Ordering.STRICT, 7, new Rate(0.5, 3), FULL),
            new Preferences(
                Ordering.NONE, null, null, new Redelivery(List.of(), null, null, false)));
    return Stream.of(Databases.values())
        .flatMap(kind -> choices.stream().map(choice -> Arguments.of(kind, choice)));
  }

  @ParameterizedTest
  @MethodSource("choices")
  void keepsWhatASubscriptionChose(Databases kind, Preferences choice) {
    open(kind);
    revise(choice);

    assertThat(stored()).isEqualTo(choice);
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void replacesEarlierChoices(Databases kind) {
    open(kind);
    revise(new Preferences(Ordering.STRICT, 7, new Rate(100, 3), FULL));
    revise(Preferences.USUAL);
    assertThat(stored()).isEqualTo(Preferences.USUAL);

    Preferences others = new Preferences(Ordering.NONE, 1, new Rate(1, 1), FULL);
    revise(others);
    assertThat(stored()).isEqualTo(others);
  }

  private void open(Databases kind) {
    database = OpenDatabase.fresh(kind);
    database.add(tenant, NOW);
  }

  private void revise(Preferences choice) {
    database
        .subscriptions(NOW)
        .revise(
            new Revision(
                tenant,
                "native",
                Selection.byId(id),
                any -> Portfolio.of(List.of(choosing(choice)))));
  }

  private Preferences stored() {
    SubscriptionIndex index = new SubscriptionIndex();
    new SubscriptionFeed(database.transactions(), index).refresh();
    return index.byId(id).preferences();
  }

  private Subscription choosing(Preferences choice) {
    return SampleSubscription.choosing(id, tenant, choice, NOW);
  }
}
