package dev.switchboard.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.egress.Cidr;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceCountTest {
  private final SourceCount count = new SourceCount(2, List.of(Cidr.parse("10.0.0.0/8")));

  @ParameterizedTest
  @CsvSource({
    "192.0.2.1,     192.0.2.1,              false",
    "192.0.2.1,     192.0.2.2,              true",
    "2001:db8::1,   2001:db8::ffff:0:0:1,   false",
    "2001:db8::1,   2001:db8:0:1::1,        true",
    "192.0.2.1,     ::ffff:192.0.2.1,       false",
    "10.0.0.1,      10.0.0.1,               true",
  })
  void hasRoomForOneMoreUnlessItIsTheSameSources(String two, String next, boolean room)
      throws Exception {
    assertThat(enter(two)).isTrue();
    assertThat(enter(two)).isTrue();

    assertThat(enter(next)).isEqualTo(room);
  }

  @Test
  void hasRoomAgainOnceOneIsGoneAndForgetsWhoHasNothing() throws Exception {
    enter("192.0.2.1");
    enter("192.0.2.1");
    assertThat(enter("192.0.2.1")).isFalse();

    leave("192.0.2.1");
    assertThat(enter("192.0.2.1")).isTrue();

    leave("192.0.2.1");
    leave("192.0.2.1");
    assertThat(count.sources()).isZero();
  }

  @Test
  void turnsNobodyAwayWithoutALimit() throws Exception {
    SourceCount unlimited = new SourceCount(0, List.of());
    assertThat(unlimited.enter(InetAddress.getByName("192.0.2.1"))).isTrue();
    assertThat(unlimited.sources()).isZero();
  }

  private boolean enter(String address) throws UnknownHostException {
    return count.enter(InetAddress.getByName(address));
  }

  private void leave(String address) throws UnknownHostException {
    count.leave(InetAddress.getByName(address));
  }
}
