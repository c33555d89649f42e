package dev.switchboard.egress;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAKey;
import java.util.List;

/**
 * A private key and the certificates that tell whose it is.
 *
 * @param key signs
 * @param chain the key's own certificate, then those that vouch for it
 */
public record CertifiedKey(PrivateKey key, List<X509Certificate> chain) {
  private static final int SHORTEST_RSA = 2_048;
  private static final int LONGEST_RSA = 8_192;

  /**
   * @throws IllegalArgumentException when the first certificate is another key's, or an RSA key is
   *     too short to be safe or too long to be used at every connection
   */
  public CertifiedKey {
    chain = List.copyOf(chain);
    if (key instanceof RSAKey rsa
        && (rsa.getModulus().bitLength() < SHORTEST_RSA
            || rsa.getModulus().bitLength() > LONGEST_RSA)) {
      throw new IllegalArgumentException(
          "an RSA key must have from " + SHORTEST_RSA + " to " + LONGEST_RSA + " bits");
    }
    if (!belongs(key, chain.get(0))) {
      throw new IllegalArgumentException("the key does not belong to the first certificate");
    }
  }

  private static boolean belongs(PrivateKey key, X509Certificate certificate) {
    if (!key.getAlgorithm().equals(certificate.getPublicKey().getAlgorithm())) {
      return false;
    }
    byte[] probe = new byte[32];
    try {
      Signature signature = Signature.getInstance(algorithm(key));
      signature.initSign(key);
      signature.update(probe);
      byte[] signed = signature.sign();
      signature.initVerify(certificate.getPublicKey());
      signature.update(probe);
      return signature.verify(signed);
    } catch (GeneralSecurityException another) {
      return false;
    }
  }

  private static String algorithm(PrivateKey key) {
    return switch (key.getAlgorithm()) {
      case "RSA" -> "SHA256withRSA";
      case "EC" -> "SHA256withECDSA";
      default -> "Ed25519";
    };
  }
}
