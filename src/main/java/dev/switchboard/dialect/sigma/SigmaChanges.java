package dev.switchboard.dialect.sigma;

import dev.switchboard.dialect.ApiRequest;
import dev.switchboard.dialect.Changed;
import dev.switchboard.dialect.Refusal;
import dev.switchboard.dialect.SubscriptionFactory;
import dev.switchboard.subscription.Portfolio;
import dev.switchboard.subscription.Revision;
import dev.switchboard.subscription.Revision.Selection;
import dev.switchboard.subscription.Subscription;
import dev.switchboard.subscription.TypePattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The changes that Sigma's requests ask for. In what comes out of each, the webhook that the
 * request is about stands last.
 */
public final class SigmaChanges {
  private final SubscriptionFactory factory;
  private final Supplier<String> numbers;
  private final Consumer<String> urlCheck;

  /**
   * @param factory makes new subscriptions
   * @param numbers draws ids for webhooks; called anew each time a change is applied
   * @param urlCheck throws an {@link IllegalArgumentException} for a URL that may not be registered
   */
  public SigmaChanges(
      SubscriptionFactory factory, Supplier<String> numbers, Consumer<String> urlCheck) {
    this.factory = factory;
    this.numbers = numbers;
    this.urlCheck = urlCheck;
  }

  /**
   * A new webhook; or, when one with that URI is disabled, that one enabled, with the posted
   * events.
   *
   * @throws Refusal 400 or 422 when the data is missing or wrong
   */
  public Revision create(ApiRequest request) {
    WebhookForm form = WebhookForm.complete(request.body(), urlCheck);
    UUID tenant = request.tenant();
    return new Revision(
        tenant,
        SigmaDialect.NAME,
        Selection.byUrl(form.uri()),
        current -> {
          List<Subscription> webhooks = new ArrayList<>(current.subscriptions());
          Subscription disabled =
              webhooks.stream().filter(webhook -> !webhook.enabled()).findFirst().orElse(null);
          webhooks.remove(disabled);
          webhooks.add(
              disabled == null ? fresh(tenant, form) : Changed.enabled(apply(form, disabled)));
          return new Portfolio(webhooks, current.settings());
        });
  }

  /**
   * A changed webhook; it is enabled, too.
   *
   * @throws Refusal 400 or 422 when the data is missing or wrong; the change itself throws 404
   */
  public Revision update(ApiRequest request) {
    WebhookForm form = WebhookForm.partial(request.body(), urlCheck);
    return one(request, webhook -> Changed.enabled(apply(form, webhook)));
  }

  /**
   * A webhook's end, or the end of the events in the query, and of the webhook with the last.
   *
   * @throws Refusal 422 when the query names events, but none that are known; the change itself
   *     throws 404
   */
  public Revision delete(ApiRequest request) {
    List<TypePattern> gone = SigmaQuery.types(request);
    if (request.query("event") != null && gone.isEmpty()) {
      throw new Refusal(422, "event names no event");
    }
    return one(
        request,
        webhook -> {
          List<TypePattern> left =
              webhook.types().stream().filter(type -> !gone.contains(type)).toList();
          return gone.isEmpty() || left.isEmpty()
              ? null
              : Changed.types(webhook, left, webhook.detail());
        });
  }

  private static Revision one(ApiRequest request, UnaryOperator<Subscription> change) {
    return new Revision(
        request.tenant(),
        SigmaDialect.NAME,
        Selection.byNumber(SigmaApi.numberOf(request)),
        current -> {
          if (current.subscriptions().isEmpty()) {
            throw SigmaApi.notFound();
          }
          Subscription changed = change.apply(current.subscriptions().get(0));
          return new Portfolio(changed == null ? List.of() : List.of(changed), current.settings());
        });
  }

  private static Subscription apply(WebhookForm form, Subscription webhook) {
    Subscription moved = form.uri() == null ? webhook : Changed.url(webhook, form.uri());
    return form.types() == null ? moved : Changed.types(moved, form.types(), moved.detail());
  }

  private Subscription fresh(UUID tenant, WebhookForm form) {
    return factory.create(
        tenant,
        SigmaDialect.NAME,
        "",
        numbers.get(),
        0,
        form.uri(),
        Set.of(SigmaDialect.NAME),
        form.types(),
        null);
  }
}
