package dev.switchboard.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.egress.Cidr;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressTest {
  private final ClientAddress addresses =
      new ClientAddress(List.of(Cidr.parse("10.0.0.0/8"), Cidr.parse("fd00::/8")));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "192.0.2.1 | 198.51.100.1             | -            | 192.0.2.1",
        "10.0.0.1  | -                        | -            | 10.0.0.1",
        "10.0.0.1  | 198.51.100.1             | -            | 198.51.100.1",
        "10.0.0.1  | 203.0.113.9,198.51.100.1 | -            | 198.51.100.1",
        "10.0.0.1  | 203.0.113.9              | 198.51.100.1 | 198.51.100.1",
        "10.0.0.1  | 198.51.100.1, 10.0.0.2   | -            | 198.51.100.1",
        "10.0.0.1  | 10.0.0.3,10.0.0.2        | -            | 10.0.0.3",
        "10.0.0.1  | 198.51.100.1,localhost   | -            | 10.0.0.1",
        "10.0.0.1  | 198.51.100.1,            | -            | 198.51.100.1",
        "fd00::1   | 2001:db8::1              | -            | 2001:db8:0:0:0:0:0:1",
      })
  void believesOnlyTrustedProxies(String peer, String first, String second, String client) {
    List<String> fields = Stream.of(first, second).filter(field -> field != null).toList();
    assertThat(addresses.client(peer, fields)).isEqualTo(client);
  }
}
