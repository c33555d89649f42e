package dev.switchboard.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** What each family's clients do to get events: one method for each API. */
final class Registrations {
  /** What the Sendblue subscriber asks to be sent along. */
  static final String SENDBLUE_SECRET = "a-secret-of-the-demo";

  private final DemoClient client;
  private final JsonNode credentials;

  /**
   * @param credentials as the tenant's creation showed them
   */
  Registrations(DemoClient client, JsonNode credentials) {
    this.client = client;
    this.credentials = credentials;
  }

  String[] bearer() {
    return bearer(credentials.get("token").textValue());
  }

  void omicall(String url) throws IOException, InterruptedException {
    String key = credentials.at("/omicall/apiKey").textValue();
    JsonNode login = client.get("/api/auth?apiKey=" + key);
    client.post(
        "/api/webhooks/register",
        """
        {"webhook": {"type": "call", "url": "%s", "events": ["ringing", "answered", "hangup"]}}
        """
            .formatted(url),
        bearer(login.at("/payload/access_token").textValue()));
  }

  void sendblue(String url) throws IOException, InterruptedException {
    client.post(
        "/api/v2/account/webhooks",
        """
        {"webhooks": [{"url": "%s", "secret": "%s"}], "type": "receive"}
        """
            .formatted(url, SENDBLUE_SECRET),
        "sb-api-key-id",
        credentials.at("/sendblue/apiKeyId").textValue(),
        "sb-api-secret-key",
        credentials.at("/sendblue/apiSecretKey").textValue());
  }

  void sigma(String url) throws IOException, InterruptedException {
    String pair =
        credentials.at("/sigma/tokenId").textValue()
            + ":"
            + credentials.at("/sigma/tokenSecret").textValue();
    client.post(
        "/v1/webhook",
        """
        {"uri": "%s", "event": "channel_live,channel_ended"}
        """
            .formatted(url),
        "authorization",
        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
  }

  void own(String url) throws IOException, InterruptedException {
    client.post(
        "/v1/subscriptions",
        """
        {"url": "%s", "types": ["*"]}
        """
            .formatted(url),
        bearer());
  }

  /** The signing secret of each URL that has been registered, through whichever API. */
  Map<String, String> signingSecrets() throws IOException, InterruptedException {
    Map<String, String> secrets = new HashMap<>();
    for (JsonNode subscription : client.get("/v1/subscriptions", bearer()).get("data")) {
      String path = "/v1/subscriptions/" + subscription.get("id").textValue() + "/secret";
      JsonNode secret = client.get(path, bearer()).get("secret");
      secrets.put(subscription.get("url").textValue(), secret.textValue());
    }
    return secrets;
  }

  private static String[] bearer(String token) {
    return new String[] {"authorization", "Bearer " + token};
  }
}
