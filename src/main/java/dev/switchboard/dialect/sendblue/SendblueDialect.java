package dev.switchboard.dialect.sendblue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.switchboard.access.IssuedCredential;
import dev.switchboard.access.PresentedCredential;
import dev.switchboard.access.RequestView;
import dev.switchboard.access.Scope;
import dev.switchboard.access.SecretBox;
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

/** The Sendblue family: messaging webhooks, with a secret that is sent along literally. */
public final class SendblueDialect implements Dialect {
  /** The dialect's name. */
  public static final String NAME = "sendblue";

  private static final String CREDENTIAL = "sendblue";
  private static final String KEY_ID = "sb-api-key-id";
  private static final String KEY_SECRET = "sb-api-secret-key";
  private static final String SECRET_HEADER = "sb-signing-secret";

  private final SecretBox box;
  private final RedeliveryPolicy policy;

  /**
   * @param box opens the secrets that deliveries carry
   * @param policy when a failed delivery is tried again
   */
  public SendblueDialect(SecretBox box, RedeliveryPolicy policy) {
    this.box = box;
    this.policy = policy;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<String> pathPrefixes() {
    return List.of("/api/v2/account", "/api/account");
  }

  @Override
  public Issue issue(Tokens tokens) {
    String id = tokens.secret("sbk_");
    String secret = tokens.secret("sbs_");
    Map<String, String> shown = new LinkedHashMap<>();
    shown.put("apiKeyId", id);
    shown.put("apiSecretKey", secret);
    return new Issue(
        NAME,
        shown,
        new IssuedCredential(CREDENTIAL, id, Tokens.hash(secret), Set.of(Scope.MANAGE), null));
  }

  @Override
  public Optional<PresentedCredential> presented(RequestView request) {
    String id = header(request, KEY_ID);
    String secret = header(request, KEY_SECRET);
    if (id == null || secret == null) {
      return Optional.empty();
    }
    return Optional.of(new PresentedCredential(CREDENTIAL, id, Tokens.hash(secret)));
  }

  @Override
  public ErrorAnswer error(int status, String message) {
    String body =
        JsonNodeFactory.instance
            .objectNode()
            .put("status", "ERROR")
            .put("message", message)
            .toString();
    return new ErrorAnswer(known(status), "application/json", body);
  }

  /**
   * Clients know 400 for whatever is wrong with a request, and 401 for wrong keys, however many
   * there were: a 429 they would repeat by themselves.
   */
  private static int known(int status) {
    return switch (status) {
      case 409, 422 -> 400;
      case 429 -> 401;
      default -> status;
    };
  }

  @Override
  public Recognition recognise(JsonNode document, RequestView request) {
    return SendblueEvents.recognise(document, request.query("type"));
  }

  @Override
  public byte[] body(Subscription subscription, Event event, int attempt) {
    return event.payload();
  }

  @Override
  public Map<String, String> headers(Subscription subscription) {
    if (subscription.dialectSecret() == null) {
      return Map.of();
    }
    String secret =
        box.open(subscription.id(), Ledger.DIALECT_SECRET, subscription.dialectSecret());
    return Map.of(SECRET_HEADER, secret);
  }

  @Override
  public Set<String> headerNames() {
    return Set.of(SECRET_HEADER, KEY_ID, KEY_SECRET);
  }

  @Override
  public RedeliveryPolicy policy() {
    return policy;
  }

  private static String header(RequestView request, String name) {
    String value = request.header(name);
    return value != null ? value : request.header("x-" + name);
  }
}
