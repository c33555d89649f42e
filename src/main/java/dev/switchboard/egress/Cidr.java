package dev.switchboard.egress;

import java.net.InetAddress;

/**
 * A range of addresses of one IP version.
 *
 * @param network an address in the range
 * @param length how many leading bits all addresses of the range share
 */
public record Cidr(InetAddress network, int length) {

  /**
   * @throws IllegalArgumentException when {@code length} does not fit the address
   */
  public Cidr {
    if (length < 0 || length > network.getAddress().length * 8) {
      throw new IllegalArgumentException("no such prefix length: " + length);
    }
  }

  /**
   * Reads {@code address/length}, or an address alone for a range of one.
   *
   * @throws IllegalArgumentException when {@code text} is neither
   */
  public static Cidr parse(String text) {
    int slash = text.indexOf('/');
    InetAddress network =
        IpLiteral.parse(slash < 0 ? text : text.substring(0, slash))
            .orElseThrow(() -> new IllegalArgumentException("not an address range: " + text));
    if (slash < 0) {
      return new Cidr(network, network.getAddress().length * 8);
    }
    String length = text.substring(slash + 1);
    if (!length.matches("\\d{1,3}")) {
      throw new IllegalArgumentException("not an address range: " + text);
    }
    return new Cidr(network, Integer.parseInt(length));
  }

  /** Tells whether {@code address} is of this version and in this range. */
  public boolean contains(InetAddress address) {
    byte[] ours = network.getAddress();
    byte[] theirs = address.getAddress();
    if (ours.length != theirs.length) {
      return false;
    }
    int whole = length / 8;
    for (int i = 0; i < whole; i++) {
      if (ours[i] != theirs[i]) {
        return false;
      }
    }
    int rest = length % 8;
    return rest == 0 || ((ours[whole] ^ theirs[whole]) & 0xff) >> (8 - rest) == 0;
  }
}
