package dev.switchboard.dialect.sigma;

import dev.switchboard.dialect.ApiRequest;
import dev.switchboard.dialect.Refusal;
import dev.switchboard.subscription.Portfolio;
import dev.switchboard.subscription.Subscription;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sigma's answers: bare, or in its envelope. */
public final class SigmaApi {
  private final boolean enveloped;

  /**
   * @param enveloped whether successes are wrapped as {@code {"ec":0,"data":…}}
   */
  public SigmaApi(boolean enveloped) {
    this.enveloped = enveloped;
  }

  /** The answer to a change: the webhook it was about. */
  public Map<String, Object> changed(Portfolio portfolio) {
    List<Subscription> webhooks = portfolio.subscriptions();
    return answer(SigmaWebhook.show(webhooks.get(webhooks.size() - 1)));
  }

  /** The answer to a removal. */
  public Map<String, Object> removed() {
    return answer(Map.of());
  }

  /**
   * Which webhook a request is about: its decimal id.
   *
   * @throws Refusal 404 when no webhook can have that id
   */
  public String number(ApiRequest request) {
    return numberOf(request);
  }

  static String numberOf(ApiRequest request) {
    String id = request.path("id");
    if (id == null || !id.matches("[0-9]{1,20}")) {
      throw notFound();
    }
    return id;
  }

  /**
   * The answer to a request for one webhook.
   *
   * @param found what there is under its id
   * @throws Refusal 404 when that is nothing
   */
  public Map<String, Object> one(List<Subscription> found) {
    return answer(SigmaWebhook.show(found.stream().findFirst().orElseThrow(SigmaApi::notFound)));
  }

  /**
   * The answer to a list request.
   *
   * @param request tells which page and which events
   * @param webhooks all of the tenant's, in their order
   * @throws Refusal 422 when the query is wrong
   */
  public Map<String, Object> page(ApiRequest request, List<Subscription> webhooks) {
    return answer(SigmaPage.read(request).of(webhooks));
  }

  static Refusal notFound() {
    return new Refusal(404, "no such webhook");
  }

  private Map<String, Object> answer(Map<String, Object> data) {
    if (!enveloped) {
      return data;
    }
    Map<String, Object> envelope = new LinkedHashMap<>();
    envelope.put("ec", 0);
    envelope.put("data", data);
    return envelope;
  }
}
