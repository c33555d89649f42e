package dev.switchboard.signing;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.StringJoiner;

/** Signs deliveries as Standard Webhooks 1.0.0 asks: over id, timestamp and body. */
public final class StandardWebhooks {
  private StandardWebhooks() {}

  /**
   * The value of {@code webhook-signature} for one attempt.
   *
   * @param id the value of {@code webhook-id}
   * @param timestampSeconds the value of {@code webhook-timestamp}, in seconds since 1970
   * @param body the exact bytes that are sent
   * @param keys the subscription's own, at least one, the newest first
   * @return for each key its scheme, a comma and the base64 of the signature, spaces between
   * @throws IllegalArgumentException when there is no key, or when {@code id} holds a full stop,
   *     which separates what is signed
   */
  public static String sign(
      String id, long timestampSeconds, byte[] body, List<? extends SigningKey> keys) {
    if (id.indexOf('.') >= 0) {
      throw new IllegalArgumentException("a webhook id holds no full stop: " + id);
    }
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("there is no key to sign with");
    }
    byte[] head = (id + "." + timestampSeconds + ".").getBytes(StandardCharsets.UTF_8);
    if (keys.size() == 1) {
      return signature(keys.get(0), head, body);
    }
    StringJoiner all = new StringJoiner(" ");
    keys.forEach(key -> all.add(signature(key, head, body)));
    return all.toString();
  }

  private static String signature(SigningKey key, byte[] head, byte[] body) {
    return key.scheme().wireName() + "," + Base64.getEncoder().encodeToString(key.sign(head, body));
  }
}
