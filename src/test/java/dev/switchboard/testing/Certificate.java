package dev.switchboard.testing;

import dev.switchboard.egress.Pem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A key pair with a certificate, made on the spot: an authority's or a server's.
 *
 * @param keys an elliptic curve's, unless told otherwise
 * @param certificate valid from yesterday until tomorrow, unless told otherwise
 */
public record Certificate(KeyPair keys, X509Certificate certificate) {
  private static final char[] PASSWORD = "test".toCharArray();
  private static final Duration DAY = Duration.ofDays(1);

  /** One that vouches for itself, and can vouch for others. */
  public static Certificate selfSigned(String name) {
    return selfSigned(name, "EC");
  }

  /** The same with a key of another kind: {@code RSA}. */
  public static Certificate selfSigned(String name, String kind) {
    KeyPair keys = keys(kind);
    return new Certificate(keys, Der.certificate(name, name, keys, keys.getPrivate(), now(), true));
  }

  /** A host's or a client's, that this one vouches for. */
  public Certificate issue(String name) {
    return issue(name, "EC", now());
  }

  /** The same with a key of another kind: {@code RSA} or {@code Ed25519}. */
  public Certificate issue(String name, String kind) {
    return issue(name, kind, now());
  }

  /** The same, over since last year. */
  public Certificate issueExpired(String name) {
    return issue(name, "EC", Instant.now().minus(Duration.ofDays(365)));
  }

  private Certificate issue(String name, String kind, Instant around) {
    KeyPair own = keys(kind);
    String issuer = certificate.getSubjectX500Principal().getName().substring(3);
    return new Certificate(
        own, Der.certificate(name, issuer, own, keys.getPrivate(), around, false));
  }

  /** The certificate as text. */
  public String pem() {
    return Pem.text(List.of(certificate));
  }

  /** The private key as text. */
  public String keyPem() {
    byte[] key = keys.getPrivate().getEncoded();
    return "-----BEGIN PRIVATE KEY-----\n"
        + Base64.getMimeEncoder().encodeToString(key)
        + "\n-----END PRIVATE KEY-----\n";
  }

  /** Puts certificate and key where a server reads them, the key first. */
  public void writeTo(Path certificateFile, Path keyFile) throws IOException {
    write(keyFile, keyPem());
    write(certificateFile, pem());
  }

  /** Puts {@code text} into a file in one go, as certificate tools do. */
  public static void write(Path file, String text) throws IOException {
    Path next = Files.writeString(file.resolveSibling(file.getFileName() + ".next"), text);
    Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  /** TLS as the owner of this certificate, trusting these. */
  public SSLContext context(Certificate... trusted) {
    try {
      KeyStore own = emptyStore();
      own.setKeyEntry("own", keys.getPrivate(), PASSWORD, new X509Certificate[] {certificate});
      KeyManagerFactory ours = KeyManagerFactory.getInstance("PKIX");
      ours.init(own, PASSWORD);
      return context(ours.getKeyManagers(), trusted);
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** TLS as nobody in particular, trusting these. */
  public static SSLContext trusting(Certificate... trusted) {
    try {
      return context(null, trusted);
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String toString() {
    return certificate.getSubjectX500Principal().getName();
  }

  private static SSLContext context(KeyManager[] ours, Certificate... trusted)
      throws GeneralSecurityException, IOException {
    KeyStore others = emptyStore();
    for (Certificate one : trusted) {
      others.setCertificateEntry("c" + others.size(), one.certificate);
    }
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(others);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(ours, trusted.length == 0 ? null : trust.getTrustManagers(), null);
    return context;
  }

  private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }

  private static Instant now() {
    return Instant.now().minus(DAY.dividedBy(2));
  }

  private static KeyPair keys(String kind) {
    try {
      return KeyPairGenerator.getInstance(kind).generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
