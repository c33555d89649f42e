package dev.switchboard.egress;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What is called directly where everything else is called through a proxy.
 *
 * @param ranges addresses
 * @param names host names in lower case, each with everything under it
 */
public record DirectTargets(List<Cidr> ranges, List<String> names) {

  /** Targets that own their lists. */
  public DirectTargets {
    ranges = List.copyOf(ranges);
    names = List.copyOf(names);
  }

  /**
   * Reads addresses, ranges ({@code 10.0.0.0/8}) and names; {@code example.com} and {@code
   * .example.com} both mean that host and everything under it.
   *
   * @throws IllegalArgumentException when one of them is neither
   */
  public static DirectTargets parse(List<String> texts) {
    List<Cidr> ranges = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (String text : texts) {
      if (text.indexOf('/') >= 0 || IpLiteral.parse(text).isPresent()) {
        ranges.add(Cidr.parse(text));
      } else if (text.matches("\\.?[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*")) {
        names.add(text.toLowerCase(Locale.ROOT).substring(text.startsWith(".") ? 1 : 0));
      } else {
        throw new IllegalArgumentException("not a name, an address or a range: " + text);
      }
    }
    return new DirectTargets(ranges, names);
  }

  /**
   * Tells whether a connection goes there directly.
   *
   * @param host the name as it was called, or the address where there is none
   * @param address what it resolved to
   */
  public boolean include(String host, InetAddress address) {
    String called = host.toLowerCase(Locale.ROOT);
    return ranges.stream().anyMatch(range -> range.contains(address))
        || names.stream().anyMatch(name -> called.equals(name) || called.endsWith("." + name));
  }
}
