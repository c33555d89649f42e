package dev.switchboard.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A tenant as the gateway showed it once, with the header fields its credentials make.
 *
 * @param created the answer to its creation
 */
public record Tenant(JsonNode created) {

  /** Its id. */
  public String id() {
    return created.get("id").textValue();
  }

  /** The bearer token of the native API and of events in. */
  public String token() {
    return secret("/token");
  }

  /** The key that is exchanged for an OMICall access token. */
  public String omicallKey() {
    return secret("/omicall/apiKey");
  }

  /** Header fields of the native API and of events in. */
  public String[] bearer() {
    return new String[] {"authorization", "Bearer " + token()};
  }

  /** Header fields of the Sendblue API. */
  public String[] sendblue() {
    return new String[] {
      "sb-api-key-id", secret("/sendblue/apiKeyId"),
      "sb-api-secret-key", secret("/sendblue/apiSecretKey")
    };
  }

  /** Header fields of the Sigma API. */
  public String[] sigma() {
    String pair = secret("/sigma/tokenId") + ":" + secret("/sigma/tokenSecret");
    return new String[] {
      "authorization",
      "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8))
    };
  }

  private String secret(String pointer) {
    return created.get("credentials").at(pointer).textValue();
  }
}
