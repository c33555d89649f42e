package dev.switchboard.dialect;

import dev.switchboard.subscription.SigningKeys;
import dev.switchboard.subscription.Subscription;
import dev.switchboard.subscription.TypePattern;
import java.util.List;

/** Copies of a subscription with one thing changed; identity and all else stay. */
public final class Changed {
  private Changed() {}

  /**
   * The same subscription, wanting other events.
   *
   * @param detail what its dialect keeps about them, as JSON text, or null
   */
  public static Subscription types(Subscription of, List<TypePattern> types, String detail) {
    return copy(of, of.url(), types, of.signingKeys(), detail, of.enabled(), of.disabledReason());
  }

  /** The same subscription at another URL, which was checked. */
  public static Subscription url(Subscription of, String url) {
    return copy(
        of, url, of.types(), of.signingKeys(), of.detail(), of.enabled(), of.disabledReason());
  }

  /** The same subscription, enabled whether it was or not. */
  public static Subscription enabled(Subscription of) {
    return copy(of, of.url(), of.types(), of.signingKeys(), of.detail(), true, null);
  }

  /** The same subscription, signed with other keys. */
  public static Subscription keys(Subscription of, SigningKeys keys) {
    return copy(of, of.url(), of.types(), keys, of.detail(), of.enabled(), of.disabledReason());
  }

  private static Subscription copy(
      Subscription of,
      String url,
      List<TypePattern> types,
      SigningKeys keys,
      String detail,
      boolean enabled,
      String disabledReason) {
    return new Subscription(
        of.id(),
        of.tenant(),
        of.dialect(),
        of.kind(),
        of.number(),
        of.position(),
        url,
        of.sources(),
        types,
        keys,
        of.dialectSecret(),
        detail,
        of.description(),
        of.preferences(),
        enabled,
        disabledReason,
        of.createdAt());
  }
}
