package dev.switchboard.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.testing.Answer;
import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A balance that could not tell a loss would prove nothing. */
class BalanceTest {
  private static final int EVENTS = 6;

  private final Ledger ledger = new Ledger();
  private final Map<Owed, List<String>> taken = new HashMap<>();
  private final List<Books.Row> rows = new ArrayList<>();
  private final Set<Owed> leased = new HashSet<>();
  private final List<UUID> ids = IntStream.range(0, EVENTS).mapToObj(n -> id(n)).toList();

  @BeforeEach
  void everythingArrived() {
    ledger.take(EVENTS);
    acknowledge(0, EVENTS - 1);
    for (int number = 0; number < EVENTS; number++) {
      for (Subscriber one : Subscriber.wanting(number)) {
        Owed owed = new Owed(number, one);
        taken.put(owed, List.of(ids.get(number).toString()));
        rows.add(new Books.Row(ids.get(number), owed, "delivered", null));
      }
    }
  }

  @Test
  void passesWhenEverythingArrivedWhole() {
    Balance balance = balance();

    assertThatCode(balance::check).doesNotThrowAnyException();
    assertThat(balance.acknowledged()).isEqualTo(EVENTS - 1);
    assertThat(balance.unpromised()).isEqualTo(1);
    assertThat(balance.duplicates()).isZero();
  }

  @Test
  void namesTheEventThatASubscriberDidNotGet() {
    taken.remove(new Owed(2, Subscriber.CHOOSY));

    assertThatThrownBy(() -> balance().check())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("event " + ids.get(2) + " (number 2) has not reached CHOOSY");
  }

  @Test
  void namesTheEventThatTheDatabaseDoesNotHold() {
    rows.removeIf(row -> row.owed().number() == 3);

    assertThatThrownBy(() -> balance().check())
        .hasMessageContaining("event " + ids.get(3) + " (number 3) is not in the database");
  }

  @Test
  void findsAnUnacknowledgedEventOfWhichOnlyAHalfArrived() {
    taken.remove(new Owed(EVENTS - 1, Subscriber.SLOW));

    assertThatThrownBy(() -> balance().check()).hasMessageContaining("only a half of it");
  }

  @Test
  void findsADeliveryThatWasNeverBorn() {
    rows.removeIf(row -> row.owed().equals(new Owed(EVENTS - 1, Subscriber.SLOW)));

    assertThatThrownBy(() -> balance().check()).hasMessageContaining("event 5 is owed to");
  }

  @Test
  void findsADeliveryThatIsNotFinished() {
    rows.set(0, new Books.Row(ids.get(0), rows.get(0).owed(), "delivered", UUID.randomUUID()));

    assertThatThrownBy(() -> balance().check()).hasMessageContaining("not finished");
  }

  @Test
  void letsADeliveryComeAgainOnlyWhenItWasInFlightAtAKill() {
    Owed twice = new Owed(1, Subscriber.SLOW);
    taken.put(twice, List.of(ids.get(1).toString(), ids.get(1).toString()));
    assertThatThrownBy(() -> balance().check()).hasMessageContaining("came again");

    leased.add(twice);
    assertThat(balance().check().duplicates()).isOne();
  }

  @Test
  void findsAnEventThatCameUnderAnotherId() {
    taken.put(new Owed(0, Subscriber.EAGER), List.of(id(99).toString()));

    assertThatThrownBy(() -> balance().check()).hasMessageContaining("was acknowledged as");
  }

  @Test
  void findsA503WithoutAWordWhenToComeBack() {
    ledger.answered(ledger.take(1), 1, answer(503, "{}"));

    assertThatThrownBy(() -> balance().check()).hasMessageContaining("without Retry-After");
  }

  @Test
  void findsAnAnswerThatNoOutageExplains() {
    ledger.answered(ledger.take(1), 1, answer(500, "{}"));

    assertThatThrownBy(() -> balance().check()).hasMessageContaining("answered 500");
  }

  private Balance balance() {
    Set<Integer> events = rows.stream().map(row -> row.owed().number()).collect(Collectors.toSet());
    return Balance.of(ledger, taken, rows, events, leased);
  }

  private void acknowledge(int first, int count) {
    String events =
        IntStream.range(first, first + count)
            .mapToObj(
                number ->
                    "{\"id\":\"%s\",\"deliveries\":%d}"
                        .formatted(ids.get(number), Subscriber.wanting(number).size()))
            .collect(Collectors.joining(","));
    ledger.answered(first, count, answer(202, "{\"events\":[" + events + "]}"));
  }

  private static Answer answer(int status, String body) {
    return new Answer(status, HttpHeaders.of(Map.of(), (name, value) -> true), body);
  }

  private static UUID id(int number) {
    return new UUID(0, number);
  }
}
