package dev.switchboard.dialect.omicall;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.switchboard.access.IssuedCredential;
import dev.switchboard.access.PresentedCredential;
import dev.switchboard.access.RequestView;
import dev.switchboard.access.Scope;
import dev.switchboard.access.Tokens;
import dev.switchboard.delivery.RedeliveryPolicy;
import dev.switchboard.dialect.Dialect;
import dev.switchboard.dialect.ErrorAnswer;
import dev.switchboard.event.Event;
import dev.switchboard.event.Recognition;
import dev.switchboard.subscription.Subscription;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * OMICall: a telephony API whose tenants own an API key and exchange it for an access token that
 * lasts a day.
 */
public final class OmicallDialect implements Dialect {
  /** The family's name. */
  public static final String NAME = "omicall";

  /** The kind of credential a tenant keeps: exchanged for access tokens, good for nothing else. */
  public static final String KEY = "omicall_key";

  static final String ACCESS = "omicall_access";
  private static final String SCHEME = "bearer ";

  private final OmicallErrors errors;
  private final RedeliveryPolicy policy;

  /**
   * @param envelope the frame of error answers
   * @param json writes them
   * @param policy when deliveries are tried again
   */
  public OmicallDialect(OmicallEnvelope envelope, ObjectMapper json, RedeliveryPolicy policy) {
    this.errors = new OmicallErrors(envelope, json);
    this.policy = policy;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<String> pathPrefixes() {
    return List.of("/api/auth", "/api/webhooks");
  }

  @Override
  public Issue issue(Tokens tokens) {
    String key = tokens.secret("");
    IssuedCredential stored =
        new IssuedCredential(KEY, Tokens.lookup(key), null, Set.of(Scope.MANAGE), null);
    return new Issue(NAME, Map.of("apiKey", key), stored);
  }

  @Override
  public Optional<PresentedCredential> presented(RequestView request) {
    String value = request.header("Authorization");
    if (value == null) {
      return Optional.empty();
    }
    boolean scheme = value.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    String token = (scheme ? value.substring(SCHEME.length()) : value).strip();
    return token.isEmpty()
        ? Optional.empty()
        : Optional.of(new PresentedCredential(ACCESS, Tokens.lookup(token), null));
  }

  @Override
  public ErrorAnswer error(int status, String message) {
    return errors.answer(status, message);
  }

  @Override
  public String challenge() {
    return "Bearer";
  }

  @Override
  public Recognition recognise(JsonNode document, RequestView request) {
    return OmicallEvents.recognise(document);
  }

  @Override
  public byte[] body(Subscription subscription, Event event, int attempt) {
    return event.type().equals("call.cdr")
        ? AttemptNumber.write(event.payload(), attempt)
        : event.payload();
  }

  @Override
  public Map<String, String> headers(Subscription subscription) {
    return Map.of();
  }

  @Override
  public RedeliveryPolicy policy() {
    return policy;
  }
}
