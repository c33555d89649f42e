package dev.switchboard.testing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A delivery as a careful subscriber looks at it: Standard Webhooks by the Java runtime alone, none
 * of the gateway's own classes.
 *
 * @param delivery what arrived
 * @param prefix what stands before {@code -id}, {@code -timestamp} and {@code -signature}
 */
public record SignedDelivery(Received delivery, String prefix) {
  private static final byte[] ED25519 = Base64.getDecoder().decode("MCowBQYDK2VwAyEA");

  /** A delivery with the standard's own header fields. */
  public static SignedDelivery of(Received delivery) {
    return new SignedDelivery(delivery, "webhook");
  }

  /** The signatures, in the order they came. */
  public List<String> signatures() {
    return List.of(delivery.header(prefix + "-signature").split(" "));
  }

  /**
   * Tells whether the signature at {@code index} was made with a key over exactly what arrived.
   *
   * @param key {@code whsec_} or {@code whpk_}
   */
  public boolean isSignedBy(int index, String key) {
    String[] parts = signatures().get(index).split(",", 2);
    byte[] signature = Base64.getDecoder().decode(parts[1]);
    String head = delivery.header(prefix + "-id") + "." + delivery.header(prefix + "-timestamp");
    byte[] start = (head + ".").getBytes(StandardCharsets.UTF_8);
    try {
      return parts[0].equals(key.startsWith("whpk_") ? "v1a" : "v1")
          && (key.startsWith("whpk_")
              ? ed25519(key, start, signature)
              : hmac(key, start, signature));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private boolean hmac(String key, byte[] start, byte[] signature) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(bytes(key), "HmacSHA256"));
    mac.update(start);
    return Arrays.equals(mac.doFinal(delivery.body()), signature);
  }

  private boolean ed25519(String key, byte[] start, byte[] signature)
      throws GeneralSecurityException {
    byte[] encoded = Arrays.copyOf(ED25519, ED25519.length + 32);
    System.arraycopy(bytes(key), 0, encoded, ED25519.length, 32);
    Signature check = Signature.getInstance("Ed25519");
    check.initVerify(
        KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
    check.update(start);
    check.update(delivery.body());
    return check.verify(signature);
  }

  private static byte[] bytes(String key) {
    return Base64.getDecoder().decode(key.substring(key.indexOf('_') + 1));
  }
}
