package dev.switchboard.outbound;

import java.io.IOException;
import java.net.InetAddress;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/** Makes receivers that speak TLS, on the loopback interface; every name leads there. */
final class TlsReceiver {
  /** Every name is the loopback address. */
  static final NameLookup ALL_LOCAL =
      host -> new InetAddress[] {InetAddress.getByName("127.0.0.1")};

  private TlsReceiver() {}

  /** One that answers 200 to whom it lets in. */
  static RawReceiver start(SSLContext tls) throws IOException {
    return start(tls, false);
  }

  /** One that answers 200 to those who show a certificate that {@code tls} trusts. */
  static RawReceiver asking(SSLContext tls) throws IOException {
    return start(tls, true);
  }

  private static RawReceiver start(SSLContext tls, boolean asking) throws IOException {
    SSLServerSocket server =
        (SSLServerSocket)
            tls.getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    server.setNeedClientAuth(asking);
    return RawReceiver.answering(server, RawReceiver.OK);
  }
}
