package dev.switchboard.outbound;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/**
 * Asks a SOCKS proxy (version 5, RFC 1928 and 1929) for a connection.
 *
 * @param user the name that the proxy knows us by; empty for none
 * @param password of that name
 */
record SocksHandshake(String user, String password) implements ProxyHandshake {
  private static final int VERSION = 5;
  private static final int NO_LOGIN = 0;
  private static final int LOGIN = 2;
  private static final int LOGIN_VERSION = 1;
  private static final int CONNECT = 1;
  private static final int IPV4 = 1;
  private static final int NAME = 3;
  private static final int IPV6 = 4;

  @Override
  public void askFor(InputStream in, OutputStream out, InetSocketAddress target)
      throws IOException {
    try {
      agree(in, out);
      out.write(request(target));
      readAnswer(in);
    } catch (EOFException end) {
      throw new ProxyRefusalException("the proxy hung up");
    }
  }

  private void agree(InputStream in, OutputStream out) throws IOException {
    out.write(
        user.isEmpty()
            ? new byte[] {VERSION, 1, NO_LOGIN}
            : new byte[] {VERSION, 2, NO_LOGIN, LOGIN});
    require(read(in) == VERSION, "the proxy does not speak SOCKS 5");
    int method = read(in);
    if (method == LOGIN && !user.isEmpty()) {
      ByteArrayOutputStream login = new ByteArrayOutputStream();
      login.write(LOGIN_VERSION);
      writeShort(login, user);
      writeShort(login, password);
      out.write(login.toByteArray());
      require(read(in) == LOGIN_VERSION & read(in) == 0, "the proxy refused the user");
    } else {
      require(method == NO_LOGIN, "the proxy takes none of the ways to identify");
    }
  }

  private static byte[] request(InetSocketAddress target) {
    byte[] address = target.getAddress().getAddress();
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    request.write(VERSION);
    request.write(CONNECT);
    request.write(0);
    request.write(address.length == 4 ? IPV4 : IPV6);
    request.writeBytes(address);
    request.write(target.getPort() >> 8);
    request.write(target.getPort());
    return request.toByteArray();
  }

  /** The address it ends with, which says where the proxy calls from, is of no interest. */
  private static void readAnswer(InputStream in) throws IOException {
    require(read(in) == VERSION, "the proxy does not speak SOCKS 5");
    int status = read(in);
    require(status == 0, "the proxy answered " + status);
    read(in);
    int kind = read(in);
    int length =
        switch (kind) {
          case IPV4 -> 4;
          case IPV6 -> 16;
          case NAME -> read(in);
          default -> throw new ProxyRefusalException("the proxy does not speak SOCKS 5");
        };
    for (int i = 0; i < length + 2; i++) {
      read(in);
    }
  }

  private static void writeShort(ByteArrayOutputStream out, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.write(bytes.length);
    out.writeBytes(bytes);
  }

  private static int read(InputStream in) throws IOException {
    int next = in.read();
    if (next < 0) {
      throw new EOFException();
    }
    return next;
  }

  private static void require(boolean condition, String otherwise) throws ProxyRefusalException {
    if (!condition) {
      throw new ProxyRefusalException(otherwise);
    }
  }

  @Override
  public String toString() {
    return "SOCKS 5";
  }
}
