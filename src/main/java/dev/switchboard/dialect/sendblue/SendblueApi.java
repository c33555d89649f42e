package dev.switchboard.dialect.sendblue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.access.SecretBox;
import dev.switchboard.dialect.ApiRequest;
import dev.switchboard.dialect.SubscriptionFactory;
import dev.switchboard.subscription.Portfolio;
import dev.switchboard.subscription.Revision;
import dev.switchboard.subscription.Revision.Selection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Sendblue's webhook API: requests become revisions of the account's configuration, and what was
 * stored becomes the answer. Wrong requests throw {@link dev.switchboard.dialect.Refusal} with
 * status 400 before anything is changed.
 */
public final class SendblueApi {
  private final WebhookRequests requests;
  private final Ledger ledger;

  /**
   * @param urlCheck throws {@link IllegalArgumentException} for a URL that may not be delivered to
   * @param plainHttp whether plain http is allowed; otherwise it is rewritten to https
   * @param box seals the secrets that deliveries carry
   * @param factory makes new subscriptions
   */
  public SendblueApi(
      Consumer<String> urlCheck, boolean plainHttp, SecretBox box, SubscriptionFactory factory) {
    this.requests = new WebhookRequests(new UrlRule(urlCheck, plainHttp));
    this.ledger = new Ledger(box, factory);
  }

  /** POST: puts entries at the end of one list. */
  public Revision add(ApiRequest request) {
    JsonNode body = request.body();
    WebhookType type = WebhookRequests.type(body.path("type"));
    List<Entry> entries = requests.entries(body.path("webhooks"), type);
    String secret = HeaderSecret.read(body.path("globalSecret"), "globalSecret");
    return revision(
        request.tenant(),
        current ->
            current
                .with(type, entries)
                .withSecrets(
                    secret == null ? current.globalSecret() : secret, current.legacySecret()));
  }

  /** PUT: puts a whole configuration in the place of the one that is there. */
  public Revision replace(ApiRequest request) {
    Configuration wanted = requests.configuration(request.body().path("webhooks"));
    return revision(request.tenant(), current -> wanted);
  }

  /** DELETE: takes entries out of one list; URLs that are not there are none of its business. */
  public Revision remove(ApiRequest request) {
    WebhookType type = WebhookRequests.type(DeleteQuery.type(request));
    Set<String> urls = requests.urls(DeleteQuery.webhooks(request));
    return revision(request.tenant(), current -> current.without(type, urls));
  }

  /**
   * The answer to GET.
   *
   * @param portfolio what is registered, in order, and the account-wide secrets
   */
  public Map<String, Object> listed(UUID tenant, Portfolio portfolio) {
    return answer(null, tenant, portfolio);
  }

  /** The answer to POST. */
  public Map<String, Object> added(UUID tenant, Portfolio portfolio) {
    return answer("Webhooks added successfully", tenant, portfolio);
  }

  /** The answer to PUT. */
  public Map<String, Object> replaced(UUID tenant, Portfolio portfolio) {
    return answer("Webhooks updated successfully", tenant, portfolio);
  }

  /** The answer to DELETE. */
  public Map<String, Object> removed() {
    return answer("Webhooks deleted successfully");
  }

  private Revision revision(UUID tenant, UnaryOperator<Configuration> change) {
    return new Revision(
        tenant,
        SendblueDialect.NAME,
        Selection.ALL,
        current -> ledger.write(tenant, change.apply(ledger.read(tenant, current)), current));
  }

  private Map<String, Object> answer(String message, UUID tenant, Portfolio portfolio) {
    Configuration configuration = ledger.read(tenant, portfolio);
    Map<String, Object> webhooks = new LinkedHashMap<>();
    for (WebhookType type : WebhookType.values()) {
      List<Object> shown = new ArrayList<>();
      configuration.entries(type).forEach(entry -> shown.add(shown(entry)));
      webhooks.put(type.word(), shown);
    }
    putIfSet(webhooks, Ledger.GLOBAL_SECRET, configuration.globalSecret());
    putIfSet(webhooks, Ledger.LEGACY_SECRET, configuration.legacySecret());
    Map<String, Object> answer = answer(message);
    answer.put("webhooks", webhooks);
    return answer;
  }

  private static Map<String, Object> answer(String message) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("status", "OK");
    putIfSet(answer, "message", message);
    return answer;
  }

  private static Object shown(Entry entry) {
    if (entry.bare()) {
      return entry.url();
    }
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("url", entry.url());
    putIfSet(object, "secret", entry.hasSecret() ? entry.secret() : null);
    return object;
  }

  private static void putIfSet(Map<String, Object> into, String key, String value) {
    if (value != null) {
      into.put(key, value);
    }
  }
}
