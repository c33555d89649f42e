package dev.switchboard.egress;

import java.net.InetAddress;
import java.util.List;

/** What the gateway may call: which URLs can be registered, and which addresses connected to. */
public final class EgressPolicy {
  private final AddressPolicy addresses;
  private final boolean plainHttp;
  private final PortRanges ports;

  /**
   * A policy for any port.
   *
   * @param allowed ranges that may be reached although they are not public
   * @param plainHttp whether URLs may be http
   */
  public EgressPolicy(List<Cidr> allowed, boolean plainHttp) {
    this(allowed, plainHttp, PortRanges.ANY);
  }

  /**
   * @param allowed ranges that may be reached although they are not public
   * @param plainHttp whether URLs may be http
   * @param ports the ports that may be called
   */
  public EgressPolicy(List<Cidr> allowed, boolean plainHttp, PortRanges ports) {
    this.addresses = new AddressPolicy(allowed);
    this.plainHttp = plainHttp;
    this.ports = ports;
  }

  /**
   * Checks a URL that somebody wants to register. Nothing is looked up: a name is judged when it is
   * called.
   *
   * @throws EgressRefusal when it is refused: with the reasons of {@link SubscriberUrl#parse},
   *     {@code plain_http}, {@code port_denied} or {@code address}
   */
  public void check(String url) {
    SubscriberUrl parsed = SubscriberUrl.parse(url);
    if (parsed.isPlain() && !plainHttp) {
      throw new EgressRefusal("plain_http", "the URL is not https");
    }
    if (!ports.allow(parsed.port())) {
      throw new EgressRefusal("port_denied", "the URL's port is not allowed");
    }
    if (!addresses.allowsSpelling(parsed.host())) {
      throw new EgressRefusal("address", "the URL's host is not allowed");
    }
  }

  /** Tells whether a connection to {@code address} may be made. */
  public boolean allows(InetAddress address) {
    return addresses.allows(address);
  }

  /** Tells whether a connection to {@code port} may be made. */
  public boolean allowsPort(int port) {
    return ports.allow(port);
  }

  /** Tells whether URLs may be http. */
  public boolean allowsPlainHttp() {
    return plainHttp;
  }
}
