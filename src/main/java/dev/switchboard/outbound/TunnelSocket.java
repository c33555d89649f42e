package dev.switchboard.outbound;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A socket that connects through a proxy: to the caller it is a connection to the address it was
 * told, and closing it cuts it at any step.
 */
final class TunnelSocket extends Socket {
  private static final int LONGEST_HEAD = 8 * 1024;
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3})( .*)?");

  private final EgressProxy proxy;
  private final NameLookup lookup;

  /**
   * @param lookup resolves the proxy's own name
   */
  TunnelSocket(EgressProxy proxy, NameLookup lookup) {
    this.proxy = proxy;
    this.lookup = lookup;
  }

  /**
   * @param target with an address: names are resolved and checked before
   * @param timeoutMillis for the connection to the proxy, and for each part of its answer
   * @throws ProxyRefusalException when the proxy makes no tunnel
   */
  @Override
  public void connect(SocketAddress target, int timeoutMillis) throws IOException {
    InetSocketAddress pinned = (InetSocketAddress) target;
    if (pinned.isUnresolved()) {
      throw new ProxyRefusalException("only addresses are asked for, never names");
    }
    if (proxy.passes(pinned)) {
      super.connect(target, timeoutMillis);
      return;
    }
    InetAddress address = lookup.addressesOf(proxy.host())[0];
    super.connect(new InetSocketAddress(address, proxy.port()), timeoutMillis);
    int usual = getSoTimeout();
    setSoTimeout(timeoutMillis);
    askFor(pinned);
    setSoTimeout(usual);
  }

  private void askFor(InetSocketAddress pinned) throws IOException {
    String authority = literal(pinned.getAddress()) + ":" + pinned.getPort();
    StringBuilder request = new StringBuilder();
    request.append("CONNECT ").append(authority).append(" HTTP/1.1\r\n");
    request.append("Host: ").append(authority).append("\r\n");
    if (proxy.authorization() != null) {
      request.append("Proxy-Authorization: ").append(proxy.authorization()).append("\r\n");
    }
    request.append("\r\n");
    getOutputStream().write(request.toString().getBytes(StandardCharsets.ISO_8859_1));

    String head = readHead(getInputStream());
    Matcher status = STATUS.matcher(head.substring(0, Math.max(0, head.indexOf("\r\n"))));
    if (!status.matches()) {
      throw new ProxyRefusalException("the proxy does not speak HTTP/1.1");
    }
    if (!status.group(1).startsWith("2")) {
      throw new ProxyRefusalException("the proxy answered " + status.group(1));
    }
  }

  /** Reads byte by byte: what follows the head belongs to the subscriber's conversation. */
  private static String readHead(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    int end = 0;
    while (end < 4) {
      int next = in.read();
      if (next < 0 || head.size() == LONGEST_HEAD) {
        throw new ProxyRefusalException("the proxy's answer has no end");
      }
      head.write(next);
      end = next == "\r\n\r\n".charAt(end) ? end + 1 : next == '\r' ? 1 : 0;
    }
    return head.toString(StandardCharsets.ISO_8859_1);
  }

  private static String literal(InetAddress address) {
    if (!(address instanceof Inet6Address)) {
      return address.getHostAddress();
    }
    String text = address.getHostAddress();
    int zone = text.indexOf('%');
    return "[" + (zone < 0 ? text : text.substring(0, zone)) + "]";
  }
}
