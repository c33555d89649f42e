package dev.switchboard.dialect.standard;

import dev.switchboard.subscription.Preferences;
import dev.switchboard.subscription.Subscription;
import dev.switchboard.subscription.TypePattern;
import java.util.List;
import java.util.Set;

/**
 * What a caller wants subscribed.
 *
 * @param url where to deliver; not yet checked
 * @param types the event types it wants
 * @param sources the families whose events it wants; empty for any
 * @param description the owner's words, or null
 * @param preferences how it is to be delivered to
 * @param enabled whether deliveries go out
 */
record SubscriptionRequest(
    String url,
    List<TypePattern> types,
    Set<String> sources,
    String description,
    Preferences preferences,
    boolean enabled) {

  /** What a subscription has unless its maker says otherwise; URL and types it must say. */
  static final SubscriptionRequest NEW =
      new SubscriptionRequest(null, null, Set.of(), null, Preferences.USUAL, true);

  /** What a subscription has now. */
  static SubscriptionRequest of(Subscription subscription) {
    return new SubscriptionRequest(
        subscription.url(),
        subscription.types(),
        subscription.sources(),
        subscription.description(),
        subscription.preferences(),
        subscription.enabled());
  }

  /** The same subscription with what is wanted; why it is disabled stays known while it is. */
  Subscription on(Subscription of) {
    return new Subscription(
        of.id(),
        of.tenant(),
        of.dialect(),
        of.kind(),
        of.number(),
        of.position(),
        url,
        sources,
        types,
        of.signingKeys(),
        of.dialectSecret(),
        of.detail(),
        description,
        preferences,
        enabled,
        enabled ? null : of.disabledReason(),
        of.createdAt());
  }
}
