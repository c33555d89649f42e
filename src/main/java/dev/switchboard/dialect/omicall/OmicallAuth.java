package dev.switchboard.dialect.omicall;

import dev.switchboard.access.IssuedCredential;
import dev.switchboard.access.Tokens;
import dev.switchboard.dialect.ApiRequest;
import dev.switchboard.dialect.Refusal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Exchanges an API key for an access token that ends by itself. */
public final class OmicallAuth {
  private final Function<String, Optional<UUID>> owners;
  private final BiConsumer<UUID, IssuedCredential> keep;
  private final Tokens tokens;
  private final InstantSource clock;
  private final Duration lifetime;
  private final OmicallEnvelope envelope;

  /**
   * @param owners from the lookup name of a valid API key to the tenant it belongs to
   * @param keep stores a tenant's new credential
   * @param tokens where secrets come from
   * @param clock tells when a token is made
   * @param lifetime how long it is good for
   * @param envelope the frame of the answer
   */
  public OmicallAuth(
      Function<String, Optional<UUID>> owners,
      BiConsumer<UUID, IssuedCredential> keep,
      Tokens tokens,
      InstantSource clock,
      Duration lifetime,
      OmicallEnvelope envelope) {
    this.owners = owners;
    this.keep = keep;
    this.tokens = tokens;
    this.clock = clock;
    this.lifetime = lifetime;
    this.envelope = envelope;
  }

  /**
   * Makes an access token for the owner of the key in the query, and keeps its hash.
   *
   * @throws Refusal when there is no key, or none that is known
   */
  public Map<String, Object> open(ApiRequest request) {
    String key = request.query("apiKey");
    if (key == null || key.isBlank()) {
      throw new Refusal(400, "api_key_is_required");
    }
    UUID tenant =
        owners
            .apply(Tokens.lookup(key.strip()))
            .orElseThrow(() -> new Refusal(400, "api_key_invalid"));
    String token = tokens.secret("");
    keep.accept(
        tenant,
        new IssuedCredential(
            OmicallDialect.ACCESS, Tokens.lookup(token), null, clock.instant().plus(lifetime)));
    return envelope.introduced(payload(token));
  }

  private static Map<String, Object> payload(String token) {
    Map<String, Object> payload = new LinkedHashMap<>();
    payload.put("access_token", token);
    payload.put("access_type", "normal");
    payload.put("token_type", "Bearer");
    return payload;
  }
}
