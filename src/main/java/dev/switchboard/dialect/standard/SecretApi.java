package dev.switchboard.dialect.standard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.switchboard.dialect.ApiRequest;
import dev.switchboard.dialect.Fields;
import dev.switchboard.dialect.Refusal;
import dev.switchboard.subscription.Portfolio;
import dev.switchboard.subscription.Revision;
import dev.switchboard.subscription.Revision.Selection;
import dev.switchboard.subscription.Subscription;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The part of the gateway's own API that is about signing keys, of subscriptions of every family.
 * Wrong requests throw {@link Refusal} before anything is changed.
 */
public final class SecretApi {
  private static final Set<String> KNOWN = Set.of("signing", "secret", "overlap");

  private final KeyChoices keys;
  private final InstantSource clock;

  /**
   * @param keys gives and shows keys
   * @param clock tells which keys are to be dropped
   */
  public SecretApi(KeyChoices keys, InstantSource clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /** What deliveries to the one subscription that was found are verified with. */
  public Map<String, Object> shown(List<Subscription> found) {
    return keys.shown(Fields.only(found, "subscription"));
  }

  /**
   * Gives the one subscription that was found a new key for each scheme, or for those named. The
   * body may be missing.
   */
  public Revision rotate(ApiRequest request, List<Subscription> found) {
    Subscription subscription = Fields.only(found, "subscription");
    JsonNode body =
        request.body().isMissingNode()
            ? JsonNodeFactory.instance.objectNode()
            : Fields.object(request, KNOWN);
    return revision(
        subscription, current -> List.of(keys.rotated(body, Fields.only(current, "subscription"))));
  }

  /** The answer to a rotation. */
  public Map<String, Object> rotated(Portfolio portfolio) {
    return keys.shown(portfolio.subscriptions().get(0));
  }

  /** Now, as a statement takes it. */
  public OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  /** Drops a subscription's keys whose time is over; one that is gone by then stays gone. */
  public Revision dropRetired(Subscription subscription) {
    return revision(subscription, current -> current.stream().map(keys::withoutRetired).toList());
  }

  private static Revision revision(
      Subscription subscription, UnaryOperator<List<Subscription>> change) {
    return new Revision(
        subscription.tenant(),
        subscription.dialect(),
        Selection.byId(subscription.id()),
        current -> new Portfolio(change.apply(current.subscriptions()), current.settings()));
  }
}
