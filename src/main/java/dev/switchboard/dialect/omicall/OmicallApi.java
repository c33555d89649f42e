package dev.switchboard.dialect.omicall;

import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/** OMICall's webhook management: from a request to the change it asks for, and to the answer. */
public final class OmicallApi {
  private final SubscriptionFactory factory;
  private final Consumer<String> urlCheck;
  private final OmicallEnvelope envelope;
  private final HookView view;
  private final boolean nullMeansAll;

  /**
   * @param factory makes new subscriptions
   * @param urlCheck throws an {@link IllegalArgumentException} for a URL that may not be registered
   * @param envelope the frame of answers
   * @param json writes and reads what is kept beside a webhook
   * @param extended whether lists also show events and headers
   * @param nullMeansAll whether a call webhook without events gets every call event
   */
  public OmicallApi(
      SubscriptionFactory factory,
      Consumer<String> urlCheck,
      OmicallEnvelope envelope,
      ObjectMapper json,
      boolean extended,
      boolean nullMeansAll) {
    this.factory = factory;
    this.urlCheck = urlCheck;
    this.envelope = envelope;
    this.view = new HookView(json, extended);
    this.nullMeansAll = nullMeansAll;
  }

  /**
   * A registration: a webhook of the same type and URL is changed in place and enabled, else one is
   * added.
   *
   * @throws Refusal when the request makes no sense
   */
  public Revision register(ApiRequest request) {
    Registration wanted = Registration.read(request.body(), urlCheck);
    UUID tenant = request.tenant();
    return new Revision(
        tenant, OmicallDialect.NAME, Selection.ALL, current -> with(current, tenant, wanted));
  }

  /**
   * The removal of all webhooks of the type in the query.
   *
   * @throws Refusal when the query names no type
   */
  public Revision destroy(ApiRequest request) {
    String name = request.query("hook_type");
    if (name == null || name.isBlank()) {
      throw new Refusal(400, "hook_type_is_required");
    }
    String kind =
        HookType.named(name).orElseThrow(() -> new Refusal(400, "hook_type_invalid")).text();
    return new Revision(
        request.tenant(),
        OmicallDialect.NAME,
        Selection.ALL,
        current ->
            new Portfolio(
                current.subscriptions().stream().filter(hook -> !hook.kind().equals(kind)).toList(),
                current.settings()));
  }

  /** The answer after a change. */
  public Map<String, Object> hooks(Portfolio portfolio) {
    return listing(portfolio.subscriptions());
  }

  /** The answer to a list request. */
  public Map<String, Object> listing(List<Subscription> hooks) {
    return envelope.done(hooks.stream().map(view::show).toList());
  }

  private Portfolio with(Portfolio current, UUID tenant, Registration wanted) {
    List<String> events = wanted.events() == null ? List.of() : wanted.events();
    List<TypePattern> types = wanted.type().types(events, nullMeansAll);
    String detail = view.detail(wanted.events());
    List<Subscription> hooks = new ArrayList<>(current.subscriptions());
    int position = 0;
    for (int index = 0; index < hooks.size(); index++) {
      Subscription hook = hooks.get(index);
      if (hook.kind().equals(wanted.type().text()) && hook.url().equals(wanted.url())) {
        hooks.set(index, Changed.enabled(Changed.types(hook, types, detail)));
        return new Portfolio(hooks, current.settings());
      }
      position = Math.max(position, hook.position() + 1);
    }
    hooks.add(
        factory.create(
            tenant,
            OmicallDialect.NAME,
            wanted.type().text(),
            null,
            position,
            wanted.url(),
            Set.of(OmicallDialect.NAME),
            types,
            detail));
    return new Portfolio(hooks, current.settings());
  }
}
