package dev.switchboard.egress;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Decides which addresses may be reached: public ones, and those an operator allows. Names are
 * judged only as far as their spelling goes; what they resolve to is judged at every connection.
 */
public final class AddressPolicy {
  private static final Pattern NUMBER_LAST = Pattern.compile("(.*\\.)?(\\d+|0x[0-9a-f]*)");
  private static final InetAddress LOCALHOST = IpLiteral.parse("127.0.0.1").orElseThrow();

  private final List<Cidr> allowed;

  /**
   * @param allowed ranges that may be reached although they are not public
   */
  public AddressPolicy(List<Cidr> allowed) {
    this.allowed = List.copyOf(allowed);
  }

  /** Tells whether a connection to {@code address} may be made. */
  public boolean allows(InetAddress address) {
    return covered(ReservedRanges.ALL, address) ? covered(allowed, address) : true;
  }

  /**
   * Tells whether a URL may name {@code host}: not when it spells a denied address, and not when it
   * spells any address in a way that hides it (octal, hexadecimal, one number, IPv4 in IPv6, a
   * zone, a trailing dot).
   *
   * @param host as {@link java.net.URI#getHost} gives it, an IPv6 address in brackets
   */
  public boolean allowsSpelling(String host) {
    if (host.startsWith("[")) {
      String inside = host.substring(1, host.length() - 1);
      return IpLiteral.parse(inside)
          .filter(a -> !(a instanceof Inet4Address) && allows(a))
          .isPresent();
    }
    Optional<InetAddress> literal = IpLiteral.parse(host);
    if (literal.isPresent()) {
      return allows(literal.get());
    }
    String name = host.toLowerCase(Locale.ROOT);
    if (name.equals("localhost") || name.endsWith(".localhost")) {
      return allows(LOCALHOST);
    }
    return !name.endsWith(".") && !NUMBER_LAST.matcher(name).matches();
  }

  private static boolean covered(List<Cidr> ranges, InetAddress address) {
    for (Cidr range : ranges) {
      if (range.contains(address)) {
        return true;
      }
    }
    return false;
  }
}
