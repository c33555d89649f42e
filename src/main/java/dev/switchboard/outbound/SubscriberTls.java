package dev.switchboard.outbound;

import java.io.IOException;
import java.net.Socket;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.protocol.HttpContext;

/**
 * Speaks TLS under the identity of the exchange that a connection is made for. The identity is the
 * exchange's user token, which is also what the pool tells connections apart by: so none can be
 * made under one identity and used under another.
 */
public final class SubscriberTls implements TlsSocketStrategy {
  private final TlsSocketStrategy usual;
  private final TlsContexts contexts;

  /**
   * @param usual for subscriptions without an identity of their own
   * @param contexts for the others
   */
  public SubscriberTls(TlsSocketStrategy usual, TlsContexts contexts) {
    this.usual = usual;
    this.contexts = contexts;
  }

  @Override
  public SSLSocket upgrade(
      Socket socket, String target, int port, Object attachment, HttpContext context)
      throws IOException {
    Object token = HttpClientContext.cast(context).getUserToken();
    TlsSocketStrategy chosen = token instanceof TlsIdentity own ? contexts.of(own) : usual;
    return chosen.upgrade(socket, target, port, attachment, context);
  }
}
