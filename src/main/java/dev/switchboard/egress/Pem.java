package dev.switchboard.egress;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Certificates and private keys as text (RFC 7468). Nothing but the kind that is asked for may be
 * in a text, so that a key that was pasted beside a certificate is never kept as one.
 */
public final class Pem {
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]*+)-----END \\1-----");
  private static final List<String> KEY_KINDS = List.of("RSA", "EC", "Ed25519");
  private static final Base64.Encoder LINES =
      Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));

  private Pem() {}

  /**
   * Reads one or more certificates.
   *
   * @throws IllegalArgumentException when there are none, or something else is among them
   */
  public static List<X509Certificate> certificates(String text) {
    List<X509Certificate> certificates = new ArrayList<>();
    for (byte[] block : blocks(text, "CERTIFICATE")) {
      try {
        certificates.add(
            (X509Certificate)
                CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(block)));
      } catch (CertificateException | RuntimeException e) {
        throw new IllegalArgumentException("not a certificate", e);
      }
    }
    return certificates;
  }

  /**
   * Reads one private key that no password protects: RSA, EC or Ed25519, as PKCS #8.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static PrivateKey privateKey(String text) {
    List<byte[]> blocks = blocks(text, "PRIVATE KEY");
    if (blocks.size() > 1) {
      throw new IllegalArgumentException("more than one private key");
    }
    for (String kind : KEY_KINDS) {
      try {
        return KeyFactory.getInstance(kind).generatePrivate(new PKCS8EncodedKeySpec(blocks.get(0)));
      } catch (InvalidKeySpecException another) {
        continue;
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("this Java knows no " + kind + " keys", e);
      }
    }
    throw new IllegalArgumentException("not a private key of a known kind");
  }

  /** Certificates as text, and nothing else that was around them. */
  public static String text(List<X509Certificate> certificates) {
    StringBuilder text = new StringBuilder();
    for (X509Certificate certificate : certificates) {
      try {
        text.append("-----BEGIN CERTIFICATE-----\n")
            .append(LINES.encodeToString(certificate.getEncoded()))
            .append("\n-----END CERTIFICATE-----\n");
      } catch (CertificateEncodingException e) {
        throw new IllegalArgumentException("not a certificate that can be written", e);
      }
    }
    return text.toString();
  }

  private static List<byte[]> blocks(String text, String label) {
    List<byte[]> blocks = new ArrayList<>();
    Matcher block = BLOCK.matcher(text);
    while (block.find()) {
      if (!block.group(1).equals(label)) {
        throw new IllegalArgumentException("something else than " + label);
      }
      blocks.add(Base64.getMimeDecoder().decode(block.group(2)));
    }
    if (blocks.isEmpty() || BLOCK.matcher(text).replaceAll("").contains("-----")) {
      throw new IllegalArgumentException("not PEM of " + label);
    }
    return blocks;
  }
}
