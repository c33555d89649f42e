package dev.switchboard.outbound;

import dev.switchboard.egress.EgressPolicy;
import dev.switchboard.egress.IpLiteral;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Resolves the host of a connection about to be made, and hands out only what the egress policy
 * allows. The client connects to exactly these addresses, so nothing can change between the check
 * and the use.
 */
public final class PinningResolver implements DnsResolver {
  private final EgressPolicy policy;
  private final NameLookup lookup;

  /**
   * @param policy what may be reached
   * @param lookup resolves names
   */
  public PinningResolver(EgressPolicy policy, NameLookup lookup) {
    this.policy = policy;
    this.lookup = lookup;
  }

  /**
   * The allowed addresses of {@code host}, best first.
   *
   * @throws EgressDeniedException when it has addresses and none is allowed
   */
  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    boolean bracketed = host.startsWith("[") && host.endsWith("]");
    Optional<InetAddress> literal =
        IpLiteral.parse(bracketed ? host.substring(1, host.length() - 1) : host);
    InetAddress[] found =
        literal.isPresent() ? new InetAddress[] {literal.get()} : lookup.addressesOf(host);
    InetAddress[] allowed = Arrays.stream(found).filter(policy::allows).toArray(InetAddress[]::new);
    if (allowed.length == 0) {
      throw new EgressDeniedException(host + " has no address that may be called");
    }
    return literal.isPresent() ? allowed : named(host, allowed);
  }

  /** The same addresses with the name they were asked for by, which tells what goes by a proxy. */
  private static InetAddress[] named(String host, InetAddress[] addresses)
      throws UnknownHostException {
    for (int i = 0; i < addresses.length; i++) {
      boolean hasZone = addresses[i] instanceof Inet6Address six && six.getScopeId() != 0;
      if (!hasZone) {
        addresses[i] = InetAddress.getByAddress(host, addresses[i].getAddress());
      }
    }
    return addresses;
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }
}
