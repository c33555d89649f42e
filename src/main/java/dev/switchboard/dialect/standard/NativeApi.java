package dev.switchboard.dialect.standard;

import dev.switchboard.access.SecretBox;
import dev.switchboard.dialect.ApiRequest;
import dev.switchboard.dialect.Fields;
import dev.switchboard.dialect.Refusal;
import dev.switchboard.dialect.SubscriptionFactory;
import dev.switchboard.paging.Page;
import dev.switchboard.subscription.Portfolio;
import dev.switchboard.subscription.Revision;
import dev.switchboard.subscription.Revision.Selection;
import dev.switchboard.subscription.Subscription;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The gateway's own subscription API. It makes native subscriptions, and shows and deletes those of
 * every family. Wrong requests throw {@link Refusal} before anything is changed.
 */
public final class NativeApi {
  private static final String SUBSCRIPTION = "subscription";

  private final Consumer<String> urlCheck;
  private final Supplier<List<String>> families;
  private final SecretBox box;
  private final SubscriptionFactory factory;

  /**
   * @param urlCheck throws {@link IllegalArgumentException} for a URL that may not be delivered to
   * @param families the names a subscription's sources may have
   * @param box opens the signing secrets
   * @param factory makes new subscriptions
   */
  public NativeApi(
      Consumer<String> urlCheck,
      Supplier<List<String>> families,
      SecretBox box,
      SubscriptionFactory factory) {
    this.urlCheck = urlCheck;
    this.families = families;
    this.box = box;
    this.factory = factory;
  }

  /** A new subscription. */
  public Revision create(ApiRequest request) {
    SubscriptionRequest wanted = SubscriptionRequest.read(request, families.get());
    checkUrl(wanted.url());
    Subscription made =
        factory.create(
            request.tenant(),
            NativeDialect.NAME,
            "",
            null,
            0,
            wanted.url(),
            wanted.sources(),
            wanted.types(),
            null);
    Subscription complete = worded(made, wanted.description(), wanted.enabled());
    return new Revision(
        request.tenant(),
        NativeDialect.NAME,
        Selection.byId(made.id()),
        nothing -> new Portfolio(List.of(complete), nothing.settings()));
  }

  /** The answer to a creation: the subscription, and this once its secret beside it. */
  public Map<String, Object> created(Portfolio portfolio) {
    Subscription subscription = portfolio.subscriptions().get(0);
    Map<String, Object> answer = shown(subscription);
    answer.put("secret", signingSecret(subscription));
    return answer;
  }

  /** The page of the list that a request asks for. */
  public Page page(ApiRequest request) {
    return Fields.page(request);
  }

  /** A page of subscriptions. */
  public Map<String, Object> listed(Page page, List<Subscription> subscriptions) {
    return page.answer(subscriptions, Subscription::id, NativeApi::shown);
  }

  /** Which subscription a request is about. */
  public UUID id(ApiRequest request) {
    return Fields.id(request, SUBSCRIPTION);
  }

  /** The one subscription that was found, as it is shown. */
  public Map<String, Object> one(List<Subscription> found) {
    return shown(only(found));
  }

  /** The signing secret of the one subscription that was found. */
  public Map<String, Object> secret(List<Subscription> found) {
    return Map.of("secret", signingSecret(only(found)));
  }

  /** Deletes the one subscription that was found, whichever family it is of. */
  public Revision remove(List<Subscription> found) {
    Subscription subscription = only(found);
    return new Revision(
        subscription.tenant(),
        subscription.dialect(),
        Selection.byId(subscription.id()),
        current -> new Portfolio(List.of(), current.settings()));
  }

  private static Subscription only(List<Subscription> found) {
    if (found.isEmpty()) {
      throw Fields.missing(SUBSCRIPTION);
    }
    return found.get(0);
  }

  private void checkUrl(String url) {
    try {
      urlCheck.accept(url);
    } catch (IllegalArgumentException refused) {
      throw new Refusal(422, "url cannot be delivered to: " + refused.getMessage());
    }
  }

  private String signingSecret(Subscription subscription) {
    return box.open(subscription.id(), "signing", subscription.signingSecret());
  }

  private static Map<String, Object> shown(Subscription subscription) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("id", subscription.id().toString());
    shown.put("dialect", subscription.dialect());
    shown.put("url", subscription.url());
    shown.put("types", subscription.types().stream().map(type -> type.text()).toList());
    shown.put("sources", subscription.sources().stream().sorted().toList());
    shown.put("description", subscription.description());
    shown.put("enabled", subscription.enabled());
    shown.put("disabled_reason", subscription.disabledReason());
    shown.put("created_at", subscription.createdAt().toString());
    return shown;
  }

  private static Subscription worded(Subscription of, String description, boolean enabled) {
    return new Subscription(
        of.id(),
        of.tenant(),
        of.dialect(),
        of.kind(),
        of.number(),
        of.position(),
        of.url(),
        of.sources(),
        of.types(),
        of.signingSecret(),
        of.dialectSecret(),
        of.detail(),
        description,
        of.preferences(),
        enabled,
        null,
        of.createdAt());
  }
}
