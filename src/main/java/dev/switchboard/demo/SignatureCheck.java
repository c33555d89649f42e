package dev.switchboard.demo;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a subscriber does with a delivery before it believes it: Standard Webhooks, written out
 * without the gateway's own classes.
 */
final class SignatureCheck {
  private static final String SECRET_PREFIX = "whsec_";

  private SignatureCheck() {}

  /** Tells whether one of the signatures was made with {@code secret} over exactly this body. */
  static boolean passes(Arrival arrival, String secret) {
    if (secret == null || !secret.startsWith(SECRET_PREFIX)) {
      return false;
    }
    byte[] key = Base64.getDecoder().decode(secret.substring(SECRET_PREFIX.length()));
    String head = arrival.event() + "." + arrival.header("webhook-timestamp") + ".";
    String expected = "v1," + Base64.getEncoder().encodeToString(hmac(key, head, arrival.body()));
    for (String signature : arrival.header("webhook-signature").split(" ")) {
      if (MessageDigest.isEqual(bytes(signature), bytes(expected))) {
        return true;
      }
    }
    return false;
  }

  private static byte[] hmac(byte[] key, String head, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      mac.update(bytes(head));
      return mac.doFinal(body);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
