package dev.switchboard.server;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * Which clients' certificates are believed, by authorities that can be replaced under a listening
 * server. Safe for use by many threads.
 */
final class ClientTrust extends X509ExtendedTrustManager {
  private volatile X509ExtendedTrustManager current;

  /**
   * @param authorities certificates in PEM
   * @throws GeneralSecurityException when they cannot be read
   */
  ClientTrust(byte[] authorities) throws GeneralSecurityException {
    this.current = manager(authorities);
  }

  /**
   * What believes clients of these authorities.
   *
   * @throws GeneralSecurityException when they cannot be read
   */
  static X509ExtendedTrustManager manager(byte[] authorities) throws GeneralSecurityException {
    try {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      for (Certificate authority :
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(authorities))) {
        store.setCertificateEntry(Integer.toString(store.size()), authority);
      }
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(store);
      if (store.size() > 0) {
        return (X509ExtendedTrustManager) factory.getTrustManagers()[0];
      }
    } catch (IOException | GeneralSecurityException unreadable) {
      throw notCertificates();
    }
    throw notCertificates();
  }

  private static GeneralSecurityException notCertificates() {
    return new GeneralSecurityException("the client authorities are not certificates in PEM");
  }

  /** From now on, only clients that {@code next} believes are believed. */
  void replace(X509ExtendedTrustManager next) {
    current = next;
  }

  /**
   * Tells whether the holder of this chain is still believed. A resumed session brings the chain
   * that was checked when it began, maybe by other authorities.
   */
  boolean believes(Certificate[] chain) {
    try {
      X509Certificate[] certificates =
          Arrays.stream(chain).map(X509Certificate.class::cast).toArray(X509Certificate[]::new);
      ((X509TrustManager) current)
          .checkClientTrusted(certificates, certificates[0].getPublicKey().getAlgorithm());
      return true;
    } catch (CertificateException no) {
      return false;
    }
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    current.checkClientTrusted(chain, type, engine);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    current.checkClientTrusted(chain, type, socket);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    current.checkClientTrusted(chain, type);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    throw new CertificateException("no servers are asked");
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    throw new CertificateException("no servers are asked");
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    throw new CertificateException("no servers are asked");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return current.getAcceptedIssuers();
  }
}
