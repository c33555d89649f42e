package dev.switchboard.server;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;

/**
 * Hands the server's identity of the moment to TLS, so that it can be replaced under a listening
 * server. A handshake that has begun with an identity ends with it. Safe for use by many threads.
 */
final class ServerKeys extends X509ExtendedKeyManager {
  private final AtomicReference<Held> held;

  ServerKeys(Identity first) {
    held = new AtomicReference<>(new Held(0, first, null));
  }

  /** From now on, new connections meet {@code next}. */
  void replace(Identity next) {
    held.updateAndGet(now -> new Held(now.number + 1, next, now.current));
  }

  @Override
  public String chooseEngineServerAlias(String type, Principal[] issuers, SSLEngine engine) {
    Held now = held.get();
    return now.current.isOf(type) ? Integer.toString(now.number) : null;
  }

  @Override
  public String chooseServerAlias(String type, Principal[] issuers, Socket socket) {
    return chooseEngineServerAlias(type, issuers, null);
  }

  @Override
  public String[] getServerAliases(String type, Principal[] issuers) {
    String alias = chooseEngineServerAlias(type, issuers, null);
    return alias == null ? null : new String[] {alias};
  }

  @Override
  public X509Certificate[] getCertificateChain(String alias) {
    return held.get().named(alias).chain().clone();
  }

  @Override
  public PrivateKey getPrivateKey(String alias) {
    return held.get().named(alias).key();
  }

  @Override
  public String[] getClientAliases(String type, Principal[] issuers) {
    return null;
  }

  @Override
  public String chooseClientAlias(String[] types, Principal[] issuers, Socket socket) {
    return null;
  }

  private record Held(int number, Identity current, Identity previous) {
    Identity named(String alias) {
      boolean old = previous != null && alias.equals(Integer.toString(number - 1));
      return old ? previous : current;
    }
  }
}
