package dev.switchboard.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.delivery.Delivery;
import dev.switchboard.delivery.DeliveryState;
import dev.switchboard.store.StrictStore.Moved;
import dev.switchboard.testing.Databases;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Lines that end, and lines that would stand still for ever if nobody looked after them. */
class StrictLineEndsIT extends StrictLineTest {

  @ParameterizedTest
  @EnumSource(Databases.class)
  void findsLinesThatStandStill(Databases kind) {
    open(kind);
    List<UUID> forgotten = accept("a", "a");
    List<UUID> calledOff = accept("b", "b");
    List<UUID> fine = accept("c", "c");
    move(here, fine);
    move(here, calledOff);
    database
        .sql()
        .sql("update delivery set state = 'cancelled' where id = ?")
        .param(calledOff.get(0))
        .update();

    List<UUID> stuck = strict(there).stuck(10);

    assertThat(stuck).contains(calledOff.get(0)).containsAnyElementsOf(forgotten);
    assertThat(stuck).doesNotContainAnyElementsOf(fine);
    assertThat(move(there, stuck))
        .extracting(Delivery::id)
        .containsExactly(forgotten.get(0), calledOff.get(1));
    assertThat(strict(here).stuck(10)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void goesOnBehindADeliveryThatIsNoLongerThere(Databases kind) {
    open(kind);
    List<UUID> line = accept("k", "k");
    move(here, line);
    database.sql().sql("delete from delivery where id = ?").param(line.get(0)).update();

    assertThat(move(here, strict(here).stuck(10)))
        .extracting(Delivery::id)
        .containsExactly(line.get(1));
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void callsEverythingUpThatIsOwedToNobodyAnyMore(Databases kind) {
    open(kind);
    List<UUID> lines = accept("a", "a", "b", "a");
    Delivery running = move(here, lines.subList(0, 1)).get(0);

    Moved moved = strict(here).move(lines.subList(1, 2), subscription::equals);

    assertThat(moved.calledUp())
        .extracting(Delivery::id)
        .containsExactlyElementsOf(lines.subList(1, 4))
        .doesNotContain(running.id());
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void leavesNothingBehindWhenALineHasEnded(Databases kind) {
    open(kind);
    List<UUID> line = accept("k", "k");
    for (List<Delivery> next = move(here, line); !next.isEmpty(); next = move(here, ended)) {
      settle(here, next.get(0), DeliveryState.DELIVERED);
    }

    assertThat(database.sql().sql("select count(*) from strict_line").query(Integer.class).single())
        .isZero();
  }
}
