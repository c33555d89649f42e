package dev.switchboard.outbound;

import java.io.IOException;
import java.net.Socket;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.protocol.HttpContext;

/**
 * Speaks TLS as another strategy does, which it makes at the first connection that needs one:
 * reading all the authorities that are trusted takes longer than many a step of a start.
 */
public final class LateTls implements TlsSocketStrategy {
  private final Supplier<TlsSocketStrategy> maker;
  private TlsSocketStrategy made;

  /**
   * @param maker called once
   */
  public LateTls(Supplier<TlsSocketStrategy> maker) {
    this.maker = maker;
  }

  @Override
  public SSLSocket upgrade(
      Socket socket, String target, int port, Object attachment, HttpContext context)
      throws IOException {
    return made().upgrade(socket, target, port, attachment, context);
  }

  private synchronized TlsSocketStrategy made() {
    if (made == null) {
      made = maker.get();
    }
    return made;
  }
}
