package dev.switchboard.server;

import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.TrustOptions;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.X509ExtendedTrustManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * TLS of the server, by files that may change while it listens: {@link #refresh} takes up new ones.
 * Files that are of no use leave in place what was there, with one line in the log.
 */
public final class ServerTls {
  private static final Logger LOG = LoggerFactory.getLogger(ServerTls.class);

  private final TlsFiles files;
  private final ServerKeys keys;
  private final ClientTrust clients;
  private TlsFiles.Content seen;
  private String told;

  /**
   * Reads the files.
   *
   * @throws IllegalStateException when they are of no use
   */
  public ServerTls(TlsFiles files) {
    this.files = files;
    try {
      this.seen = files.read();
      this.keys = new ServerKeys(Identity.read(seen.chain(), seen.key()));
      this.clients = seen.clients() == null ? null : new ClientTrust(seen.clients());
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("TLS cannot be served: " + reason(e));
    }
  }

  /** Takes up the files if they have changed; to be called every now and then. */
  public synchronized void refresh() {
    try {
      TlsFiles.Content now = files.read();
      if (now.sameAs(seen)) {
        told = null;
        return;
      }
      Identity identity = Identity.read(now.chain(), now.key());
      if (clients != null) {
        X509ExtendedTrustManager trusted = ClientTrust.manager(now.clients());
        clients.replace(trusted);
      }
      keys.replace(identity);
      seen = now;
      told = null;
      LOG.info("TLS goes on with the new certificate of {}", files.chain());
    } catch (IOException | GeneralSecurityException e) {
      tell(reason(e));
    }
  }

  HttpServerOptions on(HttpServerOptions options, Duration handshake) {
    options
        .setSsl(true)
        .setUseAlpn(false)
        .setKeyCertOptions(KeyCertOptions.wrap(keys))
        .setEnabledSecureTransportProtocols(Set.of("TLSv1.2", "TLSv1.3"))
        .setSslHandshakeTimeout(handshake.toMillis())
        .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS);
    if (clients != null) {
      options.setClientAuth(ClientAuth.REQUIRED).setTrustOptions(TrustOptions.wrap(clients));
    }
    return options;
  }

  /** Tells whether the client at the other end is still one that may connect. */
  boolean trusts(HttpConnection connection) {
    try {
      return clients == null || clients.believes(connection.sslSession().getPeerCertificates());
    } catch (SSLPeerUnverifiedException nobody) {
      return false;
    }
  }

  private void tell(String reason) {
    if (!reason.equals(told)) {
      told = reason;
      LOG.warn("TLS goes on with the certificate it has: {}", reason);
    }
  }

  private static String reason(Exception e) {
    return e instanceof IOException ? "cannot read " + e.getMessage() : e.getMessage();
  }
}
