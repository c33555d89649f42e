package dev.switchboard.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InFlightTest {
  private final InFlight inFlight = new InFlight(2, 100);

  @Test
  void letsInAsManyAsMayBe() {
    InFlight.Ticket first = inFlight.enter(0);
    assertThat(inFlight.enter(0)).isNotNull();
    assertThat(inFlight.enter(0)).isNull();

    first.release();

    assertThat(inFlight.enter(0)).isNotNull();
  }

  @Test
  void letsInAsMuchAsMayBeHeld() {
    InFlight.Ticket first = inFlight.enter(60);
    assertThat(inFlight.enter(41)).isNull();
    assertThat(inFlight.enter(40)).isNotNull();

    first.release();

    assertThat(inFlight.bytes()).isEqualTo(40);
  }

  @Test
  void letsInOneThatIsLargerThanAllWhenItIsAlone() {
    InFlight.Ticket large = inFlight.enter(101);
    assertThat(large).isNotNull();
    assertThat(inFlight.enter(0)).isNull();
    large.release();
    assertThat(inFlight.bytes()).isZero();
  }

  @Test
  void givesAPlaceBackOnceAllWhoHoldItHaveLetGo() {
    InFlight.Ticket ticket = inFlight.enter(10);
    ticket.hold();

    ticket.release();
    assertThat(inFlight.requests()).isOne();
    assertThat(inFlight.bytes()).isEqualTo(10);

    ticket.release();
    assertThat(inFlight.requests()).isZero();
    assertThat(inFlight.bytes()).isZero();
  }

  @Test
  void countsWorkThatBeginsAfterTheClientHasGone() {
    InFlight.Ticket ticket = inFlight.enter(10);
    ticket.release();

    ticket.hold();
    assertThat(inFlight.requests()).isOne();
    assertThat(inFlight.bytes()).isEqualTo(10);

    ticket.release();
    assertThat(inFlight.requests()).isZero();
    assertThat(inFlight.bytes()).isZero();
  }
}
