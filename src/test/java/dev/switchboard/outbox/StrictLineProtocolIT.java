package dev.switchboard.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.delivery.Delivery;
import dev.switchboard.delivery.DeliveryState;
import dev.switchboard.testing.Databases;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which delivery of a strict line may be attempted, whoever looks at it, and when. */
class StrictLineProtocolIT extends StrictLineTest {

  @ParameterizedTest
  @EnumSource(Databases.class)
  void callsUpOneOfAKeyAtATimeInTheOrderOfAcceptance(Databases kind) {
    open(kind);
    List<UUID> line = accept("k", "k");
    line.addAll(accept("k"));

    List<Delivery> first = move(here, line);
    assertThat(first).extracting(Delivery::id).containsExactly(line.get(0));
    assertThat(move(there, line)).isEmpty();

    settle(here, first.get(0), DeliveryState.DELIVERED);
    assertThat(ended).containsExactly(line.get(0));
    List<Delivery> second = move(there, ended);
    assertThat(second).extracting(Delivery::id).containsExactly(line.get(1));
    assertThat(move(here, line)).isEmpty();

    settle(there, second.get(0), DeliveryState.DEAD);
    assertThat(move(here, ended)).extracting(Delivery::id).containsExactly(line.get(2));
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void letsNothingOfAKeyPassOneThatIsTriedAgain(Databases kind) {
    open(kind);
    List<UUID> line = accept("k", "k");
    Delivery first = move(here, line).get(0);

    settle(here, first, DeliveryState.PENDING);

    assertThat(ended).isEmpty();
    assertThat(move(there, line)).isEmpty();
    assertThat(claims(there).claimDue(NOW, 10)).isEmpty();
    assertThat(claims(there).claimQueued(subscription, 10)).isEmpty();
    List<Delivery> again = claims(there).claimDue(NOW.plusSeconds(5), 10);
    assertThat(again).extracting(Delivery::id).containsExactly(line.get(0));
    settle(there, again.get(0), DeliveryState.DELIVERED);
    assertThat(move(here, ended)).extracting(Delivery::id).containsExactly(line.get(1));
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void letsEveryKeyHaveALineOfItsOwn(Databases kind) {
    open(kind);
    List<UUID> lines = accept("a", "b", "a", "c", "b");

    assertThat(move(here, lines))
        .extracting(Delivery::id)
        .containsExactly(lines.get(0), lines.get(1), lines.get(3));
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void claimsNothingThatWaitsForItsTurn(Databases kind) {
    open(kind);
    accept("k", "k");

    assertThat(claims(here).claimDue(NOW.plus(Duration.ofDays(10_000)), 10)).isEmpty();
    assertThat(claims(here).claimQueued(subscription, 10)).isEmpty();
    assertThat(claims(here).waiting(DeliveryState.PENDING)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void callsUpNoSecondWhenAnEarlierTurnIsCommittedLater(Databases kind) {
    open(kind);
    List<UUID> late = new ArrayList<>();
    List<Delivery> called = new ArrayList<>();
    List<UUID> early = new ArrayList<>();
    transactions.run(
        () -> {
          late.addAll(accept("k"));
          elsewhere(
              () -> {
                early.addAll(accept("k"));
                called.addAll(move(there, early));
              });
          return null;
        });

    assertThat(called).extracting(Delivery::id).containsExactlyElementsOf(early);
    assertThat(move(here, late)).isEmpty();
    settle(there, called.get(0), DeliveryState.DELIVERED);
    assertThat(move(there, ended)).extracting(Delivery::id).containsExactlyElementsOf(late);
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void leavesLinesAloneThatSomebodyElseIsMoving(Databases kind) {
    open(kind);
    List<UUID> line = accept("k", "k");
    List<UUID> busy = new ArrayList<>();
    transactions.run(
        () -> {
          assertThat(move(here, line)).hasSize(1);
          elsewhere(() -> busy.addAll(strict(there).move(line, any -> false).busy()));
          return null;
        });

    assertThat(busy).containsExactlyInAnyOrderElementsOf(line);
  }

  private static void elsewhere(Runnable work) {
    CompletableFuture.runAsync(work).join();
  }
}
