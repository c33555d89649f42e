package dev.switchboard.dialect.sigma;

import com.fasterxml.jackson.core.JsonProcessingException;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Sigma live streaming: channels, and callers that show a token pair by HTTP Basic. */
public final class SigmaDialect implements Dialect {
  /** The family's name. */
  public static final String NAME = "sigma";

  private static final String KIND = "sigma_token";

  private final ObjectMapper json;
  private final RedeliveryPolicy policy;

  /**
   * @param json writes error answers
   * @param policy when deliveries are tried again
   */
  public SigmaDialect(ObjectMapper json, RedeliveryPolicy policy) {
    this.json = json;
    this.policy = policy;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<String> pathPrefixes() {
    return List.of("/v1/webhook");
  }

  @Override
  public Issue issue(Tokens tokens) {
    String id = tokens.secret("");
    String secret = tokens.secret("");
    Map<String, String> shown = new LinkedHashMap<>();
    shown.put("tokenId", id);
    shown.put("tokenSecret", secret);
    IssuedCredential stored =
        new IssuedCredential(KIND, id, Tokens.hash(secret), Set.of(Scope.MANAGE), null);
    return new Issue(NAME, shown, stored);
  }

  @Override
  public Optional<PresentedCredential> presented(RequestView request) {
    return BasicPair.read(request.header("Authorization"))
        .map(pair -> new PresentedCredential(KIND, pair.id(), Tokens.hash(pair.secret())));
  }

  @Override
  public boolean takesForms() {
    return true;
  }

  @Override
  public ErrorAnswer error(int kind, String message) {
    // Its clients know no conflicts, but wrong parameters.
    int status = kind == 409 ? 422 : kind;
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("ec", status);
    body.put("msg", message);
    try {
      return new ErrorAnswer(status, "application/json", json.writeValueAsString(body));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public String challenge() {
    return "Basic realm=\"" + NAME + "\"";
  }

  @Override
  public Recognition recognise(JsonNode document, RequestView request) {
    return SigmaEvents.recognise(document);
  }

  @Override
  public byte[] body(Subscription subscription, Event event, int attempt) {
    return event.payload();
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
