package dev.switchboard.outbound;

import dev.switchboard.egress.DirectTargets;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocketFactory;

/**
 * The proxy between the gateway and its subscribers. It is only asked to connect us to addresses
 * that we have resolved, checked and pinned ourselves: it never learns a name, so it can be led
 * nowhere else. Plain http goes through such a tunnel as well.
 *
 * @param protocol how it is spoken to
 * @param host the proxy's name or address; not subject to the egress policy
 * @param port where it listens
 * @param user the name that the proxy knows us by; empty for none
 * @param password of that name
 * @param direct what is called without it
 */
public record EgressProxy(
    Protocol protocol, String host, int port, String user, String password, DirectTargets direct) {
  private static final int LONGEST_LOGIN = 255;

  /** How a proxy is spoken to. */
  public enum Protocol {
    /** {@code CONNECT} over plain bytes. */
    HTTP,
    /** {@code CONNECT} over TLS. */
    HTTPS,
    /** SOCKS version 5. */
    SOCKS5;

    private static Protocol of(String scheme) {
      return Arrays.stream(values())
          .filter(one -> one.scheme().equals(scheme))
          .findFirst()
          .orElseThrow(EgressProxy::wrong);
    }

    private String scheme() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * @param url {@code http://host:port}, {@code https://host:port} or {@code socks5://host:port}
   * @param user the name that the proxy knows us by; empty for none
   * @param password of that name
   * @param direct what is called without the proxy
   * @throws IllegalArgumentException when the URL is no such, or the user or the password are
   *     longer than SOCKS can say
   */
  public static EgressProxy parse(String url, String user, String password, DirectTargets direct) {
    URI uri;
    try {
      uri = new URI(url);
    } catch (URISyntaxException e) {
      throw wrong(); // without the cause, which repeats the URL
    }
    boolean bare =
        (uri.getRawPath() == null || uri.getRawPath().isEmpty() || uri.getRawPath().equals("/"))
            && uri.getRawUserInfo() == null
            && uri.getRawQuery() == null
            && uri.getRawFragment() == null;
    Protocol protocol = Protocol.of(uri.getScheme());
    if (uri.getHost() == null || uri.getPort() < 1 || !bare) {
      throw wrong();
    }
    if (protocol == Protocol.SOCKS5 && (isTooLong(user) || isTooLong(password))) {
      throw new IllegalArgumentException(
          "user and password of a SOCKS proxy have at most " + LONGEST_LOGIN + " bytes each");
    }
    String host = uri.getHost();
    return new EgressProxy(
        protocol,
        host.startsWith("[") ? host.substring(1, host.length() - 1) : host,
        uri.getPort(),
        user,
        password,
        direct);
  }

  /**
   * Makes sockets that connect through the proxy to all but the direct targets. A proxy that is
   * spoken to over TLS is trusted by the authorities that Java trusts.
   *
   * @param lookup resolves the proxy's own name
   */
  public Supplier<Socket> sockets(NameLookup lookup) {
    return sockets(lookup, () -> (SSLSocketFactory) SSLSocketFactory.getDefault());
  }

  /** The same, with other trust. */
  Supplier<Socket> sockets(NameLookup lookup, Supplier<SSLSocketFactory> tls) {
    return () -> new TunnelSocket(this, lookup, tls);
  }

  /** How it is asked for a connection. */
  ProxyHandshake handshake() {
    return protocol == Protocol.SOCKS5
        ? new SocksHandshake(user, password)
        : new ConnectHandshake(authorization());
  }

  /** The value of {@code proxy-authorization}, or null. */
  String authorization() {
    return user.isEmpty() ? null : basic(user + ":" + password);
  }

  /** Tells whether a target is called without the proxy. */
  boolean passes(InetSocketAddress target) {
    return direct.include(target.getHostString(), target.getAddress());
  }

  private static IllegalArgumentException wrong() {
    return new IllegalArgumentException(
        "a proxy is written http://host:port, or with https or socks5 in front; its user and password"
            + " are options of their own");
  }

  private static boolean isTooLong(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length > LONGEST_LOGIN;
  }

  private static String basic(String credentials) {
    byte[] bytes = credentials.getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(bytes);
  }

  @Override
  public String toString() {
    return protocol.scheme() + "://" + host + ":" + port;
  }
}
