package dev.switchboard.dialect.standard;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The gateway's own family, {@code native}: bearer tokens, problem details, Standard Webhooks. Its
 * events are CloudEvents.
 */
public final class NativeDialect implements Dialect {
  /** The dialect's name. */
  public static final String NAME = "native";

  private static final String CREDENTIAL = "token";
  private static final String SCHEME = "Bearer ";
  private static final Set<Scope> SCOPES = EnumSet.of(Scope.MANAGE, Scope.PUBLISH, Scope.READ);

  private final RedeliveryPolicy policy;

  /**
   * @param policy when a failed delivery is tried again
   */
  public NativeDialect(RedeliveryPolicy policy) {
    this.policy = policy;
  }

  @Override
  public String name() {
    return NAME;
  }

  /** None by name: this family answers for every path that no other owns. */
  @Override
  public List<String> pathPrefixes() {
    return List.of();
  }

  @Override
  public Issue issue(Tokens tokens) {
    String token = tokens.secret("sbt_");
    IssuedCredential stored =
        new IssuedCredential(CREDENTIAL, Tokens.lookup(token), null, SCOPES, null);
    return new Issue(CREDENTIAL, token, stored);
  }

  @Override
  public Optional<PresentedCredential> presented(RequestView request) {
    String value = request.header("Authorization");
    if (value == null || !value.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return Optional.empty();
    }
    String token = value.substring(SCHEME.length()).strip();
    return token.isEmpty()
        ? Optional.empty()
        : Optional.of(new PresentedCredential(CREDENTIAL, Tokens.lookup(token), null));
  }

  @Override
  public ErrorAnswer error(int status, String message) {
    return Problem.answer(status, message);
  }

  @Override
  public String challenge() {
    return "Bearer";
  }

  @Override
  public Recognition recognise(JsonNode document, RequestView request) {
    return CloudEvents.recognise(document);
  }

  /** A CloudEvent as it came; an event of another family in an {@link Envelope}. */
  @Override
  public byte[] body(Subscription subscription, Event event, int attempt) {
    return isCloudEvent(event) ? event.payload() : Envelope.around(event);
  }

  @Override
  public String contentType(Event event) {
    return isCloudEvent(event) ? CloudEvents.MEDIA_TYPE : Dialect.super.contentType(event);
  }

  private static boolean isCloudEvent(Event event) {
    return event.source().equals(NAME);
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
