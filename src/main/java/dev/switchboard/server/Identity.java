package dev.switchboard.server;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.impl.KeyStoreHelper;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.Arrays;

/**
 * Who the server is: a private key, and the certificates that vouch for it, its own first.
 *
 * @param key never shown
 */
record Identity(PrivateKey key, X509Certificate[] chain) {
  private static final byte[] PROBE = {1};

  /**
   * Reads a chain and a key from PEM texts.
   *
   * @throws GeneralSecurityException when one of them cannot be read, or they do not belong
   *     together
   */
  static Identity read(byte[] chain, byte[] key) throws GeneralSecurityException {
    Identity read;
    try {
      KeyStore store =
          new PemKeyCertOptions()
              .addCertValue(Buffer.buffer(chain))
              .addKeyValue(Buffer.buffer(key))
              .loadKeyStore(null);
      String entry = store.aliases().nextElement();
      char[] password = KeyStoreHelper.DUMMY_PASSWORD.toCharArray();
      read =
          new Identity(
              (PrivateKey) store.getKey(entry, password),
              Arrays.stream(store.getCertificateChain(entry))
                  .map(X509Certificate.class::cast)
                  .toArray(X509Certificate[]::new));
    } catch (Exception unreadable) {
      // What the reader says may quote the file.
      throw new GeneralSecurityException("not a certificate chain and a private key in PEM");
    }
    if (!read.belongsTogether()) {
      throw new GeneralSecurityException("the key is not that of the chain's first certificate");
    }
    return read;
  }

  /** Tells whether clients may be told this by a key of {@code type}. */
  boolean isOf(String type) {
    return key.getAlgorithm().equals(type);
  }

  @Override
  public String toString() {
    return "identity of " + chain[0].getSubjectX500Principal();
  }

  private boolean belongsTogether() throws GeneralSecurityException {
    String algorithm =
        switch (key.getAlgorithm()) {
          case "RSA" -> "SHA256withRSA";
          case "EC" -> "SHA256withECDSA";
          default -> key.getAlgorithm();
        };
    Signature signer = Signature.getInstance(algorithm);
    signer.initSign(key);
    signer.update(PROBE);
    byte[] signature = signer.sign();
    Signature verifier = Signature.getInstance(algorithm);
    try {
      verifier.initVerify(chain[0].getPublicKey());
      verifier.update(PROBE);
      return verifier.verify(signature);
    } catch (GeneralSecurityException otherKind) {
      return false;
    }
  }
}
