package dev.switchboard.signing;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javax.crypto.Mac;

/** Signs deliveries as Standard Webhooks 1.0.0 asks: HMAC-SHA256 over id, timestamp and body. */
public final class StandardWebhooks {
  private StandardWebhooks() {}

  /**
   * The value of {@code webhook-signature} for one attempt.
   *
   * @param id the value of {@code webhook-id}
   * @param timestampSeconds the value of {@code webhook-timestamp}, in seconds since 1970
   * @param body the exact bytes that are sent
   * @param secret the subscription's own
   * @return {@code v1,} and the base64 of the signature
   * @throws IllegalArgumentException when {@code id} holds a full stop, which separates what is
   *     signed
   */
  public static String sign(String id, long timestampSeconds, byte[] body, WebhookSecret secret) {
    if (id.indexOf('.') >= 0) {
      throw new IllegalArgumentException("a webhook id holds no full stop: " + id);
    }
    Mac mac = secret.mac();
    mac.update(id.getBytes(StandardCharsets.UTF_8));
    mac.update((byte) '.');
    mac.update(Long.toString(timestampSeconds).getBytes(StandardCharsets.US_ASCII));
    mac.update((byte) '.');
    return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
  }
}
