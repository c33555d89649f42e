package dev.switchboard.dialect.omicall;

import dev.switchboard.access.Caller;
import dev.switchboard.access.IssuedCredential;
import dev.switchboard.access.PresentedCredential;
import dev.switchboard.access.Tokens;
import dev.switchboard.dialect.ApiRequest;
import dev.switchboard.dialect.Refusal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;

/** Exchanges an API key for an access token that ends by itself, and at the latest with its key. */
public final class OmicallAuth {
  private final BiFunction<PresentedCredential, String, Optional<Caller>> check;
  private final BiPredicate<PresentedCredential, IssuedCredential> keep;
  private final Tokens tokens;
  private final InstantSource clock;
  private final Duration lifetime;
  private final OmicallEnvelope envelope;

  /**
   * @param check from an API key, and the address it comes from, to whose it is; empty for none
   * @param keep stores a new token for a key; false when the key has just ended
   * @param tokens where secrets come from
   * @param clock tells when a token is made
   * @param lifetime how long it is good for
   * @param envelope the frame of the answer
   */
  public OmicallAuth(
      BiFunction<PresentedCredential, String, Optional<Caller>> check,
      BiPredicate<PresentedCredential, IssuedCredential> keep,
      Tokens tokens,
      InstantSource clock,
      Duration lifetime,
      OmicallEnvelope envelope) {
    this.check = check;
    this.keep = keep;
    this.tokens = tokens;
    this.clock = clock;
    this.lifetime = lifetime;
    this.envelope = envelope;
  }

  /**
   * Makes an access token for the owner of the key in the query, and keeps its hash.
   *
   * @throws Refusal when there is no key, or none that is known, or there were too many wrong ones
   */
  public Map<String, Object> open(ApiRequest request) {
    String text = request.query("apiKey");
    if (text == null || text.isBlank()) {
      throw new Refusal(400, "api_key_is_required");
    }
    PresentedCredential key =
        new PresentedCredential(OmicallDialect.KEY, Tokens.lookup(text.strip()), null);
    Caller owner = check.apply(key, request.view().address()).orElseThrow(OmicallAuth::invalid);
    String token = tokens.secret("");
    IssuedCredential made =
        new IssuedCredential(
            OmicallDialect.ACCESS,
            Tokens.lookup(token),
            null,
            owner.scopes(),
            clock.instant().plus(lifetime));
    if (!keep.test(key, made)) {
      throw invalid();
    }
    return envelope.introduced(payload(token));
  }

  private static Refusal invalid() {
    return new Refusal(400, "api_key_invalid");
  }

  private static Map<String, Object> payload(String token) {
    Map<String, Object> payload = new LinkedHashMap<>();
    payload.put("access_token", token);
    payload.put("access_type", "normal");
    payload.put("token_type", "Bearer");
    return payload;
  }
}
