package dev.switchboard.dialect;

import dev.switchboard.access.SecretBox;
import dev.switchboard.event.Ids;
import dev.switchboard.signing.SealedRings;
import dev.switchboard.subscription.Preferences;
import dev.switchboard.subscription.Subscription;
import dev.switchboard.subscription.TypePattern;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** Makes new subscriptions: each with its own id and a signing secret that no other has. */
public final class SubscriptionFactory {
  private final Ids ids;
  private final InstantSource clock;
  private final SealedRings rings;
  private final Supplier<String> secrets;

  /**
   * @param ids where ids come from
   * @param clock tells when a subscription was made
   * @param box seals the signing secrets
   * @param secrets a fresh {@code whsec_} secret at every call
   */
  public SubscriptionFactory(
      Ids ids, InstantSource clock, SecretBox box, Supplier<String> secrets) {
    this.ids = ids;
    this.clock = clock;
    this.rings = new SealedRings(box);
    this.secrets = secrets;
  }

  /**
   * An enabled subscription that was not there before; without a dialect secret, a description and
   * choices of its own.
   *
   * @param kind the family's own grouping; empty where it has none
   * @param number the family's own decimal id, or null
   * @param position its place in the family's lists
   * @param url a URL that was checked
   * @param sources the families whose events it wants; empty for any
   * @param types the event types it wants; at least one
   * @param detail what only the dialect understands, as JSON text, or null
   */
  public Subscription create(
      UUID tenant,
      String dialect,
      String kind,
      String number,
      int position,
      String url,
      Set<String> sources,
      List<TypePattern> types,
      String detail) {
    UUID id = ids.next();
    return new Subscription(
        id,
        tenant,
        dialect,
        kind,
        number,
        position,
        url,
        sources,
        types,
        rings.seal(id, secrets.get()),
        null,
        detail,
        null,
        Preferences.USUAL,
        true,
        null,
        clock.instant().truncatedTo(ChronoUnit.MICROS));
  }
}
