package dev.switchboard.testing;

import dev.switchboard.egress.IpLiteral;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Writes X.509 certificates (RFC 5280), as far as tests need them. */
final class Der {
  private static final byte[] ECDSA_SHA256 = sequence(oid("06082a8648ce3d040302"));
  private static final byte[] RSA_SHA256 =
      sequence(oid("06092a864886f70d01010b"), tagged(0x05, new byte[0]));
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

  private Der() {}

  /** A certificate for a day around a moment; an authority's, or one for a name. */
  static X509Certificate certificate(
      String name,
      String issuer,
      KeyPair keys,
      PrivateKey signer,
      Instant around,
      boolean authority) {
    byte[] basic = sequence(authority ? tagged(0x01, new byte[] {-1}) : new byte[0]);
    boolean onCurve = signer.getAlgorithm().equals("EC");
    byte[] algorithm = onCurve ? ECDSA_SHA256 : RSA_SHA256;
    byte[] names = sequence(subject(name));
    byte[] extensions = sequence(extension("0603551d13", basic), extension("0603551d11", names));
    byte[] body =
        sequence(
            tagged(0xa0, tagged(0x02, new byte[] {2})),
            tagged(0x02, BigInteger.valueOf(System.nanoTime()).abs().toByteArray()),
            algorithm,
            name(issuer),
            sequence(time(around.minus(Duration.ofDays(1))), time(around.plus(Duration.ofDays(2)))),
            name(name),
            keys.getPublic().getEncoded(),
            tagged(0xa3, extensions));
    try {
      Signature signature = Signature.getInstance(onCurve ? "SHA256withECDSA" : "SHA256withRSA");
      signature.initSign(signer);
      signature.update(body);
      byte[] whole = sequence(body, algorithm, tagged(0x03, join(new byte[1], signature.sign())));
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(whole));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whom it is for: an address, or a name. */
  private static byte[] subject(String name) {
    return IpLiteral.parse(name)
        .map(address -> tagged(0x87, address.getAddress()))
        .orElseGet(() -> tagged(0x82, ascii(name.replace(' ', '-'))));
  }

  private static byte[] extension(String oid, byte[] value) {
    return sequence(oid(oid), tagged(0x04, value));
  }

  private static byte[] name(String common) {
    byte[] attribute = sequence(oid("0603550403"), tagged(0x0c, ascii(common)));
    return sequence(tagged(0x31, attribute));
  }

  private static byte[] time(Instant moment) {
    return tagged(0x18, ascii(TIME.format(moment)));
  }

  private static byte[] oid(String hex) {
    return new BigInteger(hex, 16).toByteArray();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] sequence(byte[]... parts) {
    return tagged(0x30, join(parts));
  }

  private static byte[] tagged(int tag, byte[] content) {
    int length = content.length;
    byte[] head;
    if (length < 0x80) {
      head = new byte[] {(byte) tag, (byte) length};
    } else if (length < 0x100) {
      head = new byte[] {(byte) tag, (byte) 0x81, (byte) length};
    } else {
      head = new byte[] {(byte) tag, (byte) 0x82, (byte) (length >> 8), (byte) length};
    }
    return join(head, content);
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      joined.writeBytes(part);
    }
    return joined.toByteArray();
  }
}
