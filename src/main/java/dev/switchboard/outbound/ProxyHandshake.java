package dev.switchboard.outbound;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;

/** How a proxy is asked to connect us to an address. */
interface ProxyHandshake {

  /**
   * Asks, and reads the answer and nothing behind it: that belongs to the subscriber's
   * conversation.
   *
   * @param in what the proxy sends
   * @param out what it is sent
   * @param target with an address, which is all that the proxy is told
   * @throws ProxyRefusalException when the proxy makes no connection
   */
  void askFor(InputStream in, OutputStream out, InetSocketAddress target) throws IOException;
}
