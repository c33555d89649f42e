package dev.switchboard.dialect.standard;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.dialect.ApiRequest;
import dev.switchboard.dialect.Fields;
import dev.switchboard.dialect.Refusal;
import dev.switchboard.dialect.SubscriptionFactory;
import dev.switchboard.paging.Page;
import dev.switchboard.subscription.Portfolio;
import dev.switchboard.subscription.Revision;
import dev.switchboard.subscription.Revision.Selection;
import dev.switchboard.subscription.Subscription;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * The gateway's own subscription API. It makes native subscriptions, and shows, changes and deletes
 * those of every family. Wrong requests throw {@link Refusal} before anything is changed.
 */
public final class NativeApi {
  private static final String SUBSCRIPTION = "subscription";

  private final Consumer<String> urlCheck;
  private final SubscriptionReader reader;
  private final KeyChoices keys;
  private final TlsReader tls;
  private final SubscriptionFactory factory;

  /**
   * @param urlCheck throws {@link IllegalArgumentException} for a URL that may not be delivered to
   * @param reader reads what is wanted
   * @param keys gives and shows signing keys
   * @param tls reads what is chosen about TLS
   * @param factory makes new subscriptions
   */
  public NativeApi(
      Consumer<String> urlCheck,
      SubscriptionReader reader,
      KeyChoices keys,
      TlsReader tls,
      SubscriptionFactory factory) {
    this.urlCheck = urlCheck;
    this.reader = reader;
    this.keys = keys;
    this.tls = tls;
    this.factory = factory;
  }

  /** A new subscription. */
  public Revision create(ApiRequest request) {
    SubscriptionRequest wanted = reader.read(request, SubscriptionRequest.NEW);
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
    Subscription complete = tls.on(request.body(), keys.made(request.body(), wanted.on(made)));
    return new Revision(
        request.tenant(),
        NativeDialect.NAME,
        Selection.byId(made.id()),
        nothing -> new Portfolio(List.of(complete), nothing.settings()));
  }

  /**
   * Changes the one subscription that was found, by a merge patch. What another family's own API
   * promises about it can be changed there only.
   */
  public Revision change(ApiRequest request, List<Subscription> found) {
    Subscription subscription = only(found);
    if (!subscription.dialect().equals(NativeDialect.NAME)) {
      leaveToItsFamily(request.body());
    }
    return new Revision(
        subscription.tenant(),
        subscription.dialect(),
        Selection.byId(subscription.id()),
        current -> {
          Subscription now = only(current.subscriptions());
          SubscriptionRequest wanted = reader.read(request, SubscriptionRequest.of(now));
          if (!wanted.url().equals(now.url())) {
            checkUrl(wanted.url());
          }
          Subscription changed =
              tls.on(request.body(), keys.changed(request.body(), wanted.on(now)));
          return new Portfolio(List.of(changed), current.settings());
        });
  }

  /** The answer to a change. */
  public Map<String, Object> changed(Portfolio portfolio) {
    return one(portfolio.subscriptions());
  }

  /** The answer to a creation: the subscription, and this once what it is verified with. */
  public Map<String, Object> created(Portfolio portfolio) {
    Subscription subscription = portfolio.subscriptions().get(0);
    Map<String, Object> answer = SubscriptionView.of(subscription);
    answer.putAll(keys.current(subscription));
    return answer;
  }

  /** The page of the list that a request asks for. */
  public Page page(ApiRequest request) {
    return Fields.page(request);
  }

  /** A page of subscriptions. */
  public Map<String, Object> listed(Page page, List<Subscription> subscriptions) {
    return page.answer(subscriptions, Subscription::id, SubscriptionView::of);
  }

  /** Which subscription a request is about. */
  public UUID id(ApiRequest request) {
    return Fields.id(request, SUBSCRIPTION);
  }

  /** The one subscription that was found, as it is shown. */
  public Map<String, Object> one(List<Subscription> found) {
    return SubscriptionView.of(only(found));
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
    return Fields.only(found, SUBSCRIPTION);
  }

  private static void leaveToItsFamily(JsonNode body) {
    for (String member : List.of("url", "types", "sources")) {
      if (body.has(member)) {
        throw new Refusal(
            422, member + " of this subscription can be changed only by the API that made it");
      }
    }
  }

  private void checkUrl(String url) {
    try {
      urlCheck.accept(url);
    } catch (IllegalArgumentException refused) {
      throw new Refusal(422, "url cannot be delivered to: " + refused.getMessage());
    }
  }
}
