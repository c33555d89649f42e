package dev.switchboard.gate;

import dev.switchboard.egress.IpLiteral;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * What clients are told apart by. Of an IPv6 address the network counts: whoever has one address
 * there has all of them.
 */
public final class SourceNetwork {
  private static final int NETWORK_BYTES = 8;

  private SourceNetwork() {}

  /** The name of an address's network; a text that is no address is its own. */
  public static String of(String address) {
    return IpLiteral.parse(address).map(SourceNetwork::of).orElse(address);
  }

  /** The name of an address's network: the address itself, or the first 64 bits of IPv6. */
  public static String of(InetAddress address) {
    return address instanceof Inet6Address
        ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), NETWORK_BYTES))
        : address.getHostAddress();
  }
}
