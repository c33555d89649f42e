package dev.switchboard.outbound;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asks an HTTP proxy for a tunnel.
 *
 * @param authorization the value of {@code proxy-authorization}, or null
 */
record ConnectHandshake(String authorization) implements ProxyHandshake {
  private static final int LONGEST_HEAD = 8 * 1024;
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3})( .*)?");

  @Override
  public void askFor(InputStream in, OutputStream out, InetSocketAddress target)
      throws IOException {
    String authority = literal(target.getAddress()) + ":" + target.getPort();
    StringBuilder request = new StringBuilder();
    request.append("CONNECT ").append(authority).append(" HTTP/1.1\r\n");
    request.append("Host: ").append(authority).append("\r\n");
    if (authorization != null) {
      request.append("Proxy-Authorization: ").append(authorization).append("\r\n");
    }
    request.append("\r\n");
    out.write(request.toString().getBytes(StandardCharsets.ISO_8859_1));

    String head = readHead(in);
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

  @Override
  public String toString() {
    return "CONNECT";
  }
}
