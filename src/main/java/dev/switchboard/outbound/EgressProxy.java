package dev.switchboard.outbound;

import dev.switchboard.egress.DirectTargets;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Supplier;

/**
 * The proxy between the gateway and its subscribers. It is only asked to connect us to addresses
 * that we have resolved, checked and pinned ourselves: it never learns a name, so it can be led
 * nowhere else. Plain http goes through such a tunnel as well.
 *
 * @param host the proxy's name or address; not subject to the egress policy
 * @param port where it listens
 * @param authorization the value of {@code proxy-authorization}, or null
 * @param direct what is called without it
 */
public record EgressProxy(String host, int port, String authorization, DirectTargets direct) {

  /**
   * @param url {@code http://host:port}
   * @param user the name that the proxy knows us by; empty for none
   * @param password of that name
   * @param direct what is called without the proxy
   * @throws IllegalArgumentException when the URL is no such
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
    if (!"http".equals(uri.getScheme()) || uri.getHost() == null || uri.getPort() < 1 || !bare) {
      throw wrong();
    }
    String host = uri.getHost();
    return new EgressProxy(
        host.startsWith("[") ? host.substring(1, host.length() - 1) : host,
        uri.getPort(),
        user.isEmpty() ? null : basic(user + ":" + password),
        direct);
  }

  /**
   * Makes sockets that connect through the proxy to all but the direct targets.
   *
   * @param lookup resolves the proxy's own name
   */
  public Supplier<Socket> sockets(NameLookup lookup) {
    return () -> new TunnelSocket(this, lookup);
  }

  /** Tells whether a target is called without the proxy. */
  boolean passes(InetSocketAddress target) {
    return direct.include(target.getHostString(), target.getAddress());
  }

  private static IllegalArgumentException wrong() {
    return new IllegalArgumentException(
        "a proxy is written http://host:port; its user and password are options of their own");
  }

  private static String basic(String credentials) {
    byte[] bytes = credentials.getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(bytes);
  }

  @Override
  public String toString() {
    return "http://" + host + ":" + port;
  }
}
