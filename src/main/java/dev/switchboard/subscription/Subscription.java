package dev.switchboard.subscription;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * A URL and what is to be sent to it. Its id, its signing secret and the deliveries waiting for it
 * live as long as it does: a change replaces fields, never the subscription.
 *
 * @param id time-ordered id
 * @param tenant the account it belongs to
 * @param dialect the API family it was registered through
 * @param kind the family's own grouping (a hook type, say); empty where the family has none
 * @param number the family's own decimal id where it promises one, else null
 * @param position its place in the family's own lists, ascending
 * @param url where to deliver: an absolute http(s) URL as {@code SubscriberUrl} allows
 * @param sources the families whose events it wants; empty for any
 * @param types the event types it wants; at least one
 * @param signingKeys what its deliveries are signed with
 * @param dialectSecret a sealed secret that the family itself promises to send along, or null
 * @param detail what only its dialect understands, as JSON text, or null
 * @param description the owner's words, or null
 * @param preferences how it chose to be delivered to
 * @param enabled whether deliveries go out; while false they are held
 * @param disabledReason why it is disabled ({@code gone}, say), or null
 * @param createdAt when it was registered
 */
public record Subscription(
    UUID id,
    UUID tenant,
    String dialect,
    String kind,
    String number,
    int position,
    String url,
    Set<String> sources,
    List<TypePattern> types,
    SigningKeys signingKeys,
    Sealed dialectSecret,
    String detail,
    String description,
    Preferences preferences,
    boolean enabled,
    String disabledReason,
    Instant createdAt) {

  /** The same subscription with other choices. */
  public Subscription with(Preferences others) {
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
        signingKeys,
        dialectSecret,
        detail,
        description,
        others,
        enabled,
        disabledReason,
        createdAt);
  }

  /**
   * Tells whether this subscription wants events of {@code type} that came in by {@code source}.
   */
  public boolean wants(String source, String type) {
    if (!sources.isEmpty() && !sources.contains(source)) {
      return false;
    }
    for (TypePattern pattern : types) {
      if (pattern.matches(type)) {
        return true;
      }
    }
    return false;
  }
}
