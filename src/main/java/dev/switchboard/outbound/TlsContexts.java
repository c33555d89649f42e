package dev.switchboard.outbound;

import dev.switchboard.access.SecretBox;
import dev.switchboard.egress.CertifiedKey;
import dev.switchboard.egress.Pem;
import dev.switchboard.subscription.TlsChoice;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.apache.camel.support.LRUCacheFactory;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;

/**
 * The ways to speak TLS of the subscriptions with one of their own that were called last. Each has
 * keys, authorities and sessions of its own; names are checked as they are for everybody.
 */
public final class TlsContexts {
  private static final int MOST = 500;
  private static final int MOST_SESSIONS = 32;

  private final SecretBox box;
  private final Map<UUID, Made> made = LRUCacheFactory.newLRUCache(MOST);

  /**
   * @param box opens private keys
   */
  public TlsContexts(SecretBox box) {
    this.box = box;
  }

  /**
   * How TLS is spoken under an identity.
   *
   * @throws IOException when its key cannot be opened, or its parts cannot be used
   */
  TlsSocketStrategy of(TlsIdentity identity) throws IOException {
    Made known = made.get(identity.subscription());
    if (known == null || !known.choice.equals(identity.choice())) {
      known = new Made(identity.choice(), make(identity));
      made.put(identity.subscription(), known);
    }
    return known.strategy;
  }

  private TlsSocketStrategy make(TlsIdentity identity) throws IOException {
    TlsChoice choice = identity.choice();
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(
          choice.key() == null ? null : ownKey(identity),
          choice.ca() == null ? null : trusting(Pem.certificates(choice.ca())),
          null);
      context.getClientSessionContext().setSessionCacheSize(MOST_SESSIONS);
      return new DefaultClientTlsStrategy(context);
    } catch (GeneralSecurityException | IllegalArgumentException | IllegalStateException e) {
      throw new IOException("the subscription's TLS certificates cannot be used", e);
    }
  }

  private KeyManager[] ownKey(TlsIdentity identity) throws GeneralSecurityException, IOException {
    String key = box.open(identity.subscription(), TlsChoice.KEY_NAME, identity.choice().key());
    CertifiedKey certified =
        new CertifiedKey(Pem.privateKey(key), Pem.certificates(identity.choice().certificate()));
    KeyStore store = empty();
    store.setKeyEntry(
        "own", certified.key(), new char[0], certified.chain().toArray(X509Certificate[]::new));
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, new char[0]);
    return keys.getKeyManagers();
  }

  private static TrustManager[] trusting(List<X509Certificate> authorities)
      throws GeneralSecurityException, IOException {
    KeyStore store = empty();
    for (int i = 0; i < authorities.size(); i++) {
      store.setCertificateEntry("authority-" + i, authorities.get(i));
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    return trust.getTrustManagers();
  }

  private static KeyStore empty() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }

  private record Made(TlsChoice choice, TlsSocketStrategy strategy) {}
}
