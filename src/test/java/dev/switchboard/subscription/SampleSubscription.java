package dev.switchboard.subscription;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Subscriptions of which only the wishes matter. */
public final class SampleSubscription {
  /** Keys that cannot be opened. */
  public static final SigningKeys NO_KEYS =
      new SigningKeys(new Sealed(new byte[0]), SigningKeys.USUAL_SCHEMES, null);

  private SampleSubscription() {}

  /** A subscription of its own to events of these sources; none for any. */
  public static Subscription wanting(UUID tenant, Set<String> sources, String... types) {
    return wanting(UUID.randomUUID(), tenant, sources, Arrays.asList(types));
  }

  /** A subscription to everything, with what it chooses for itself. */
  public static Subscription choosing(
      UUID id, UUID tenant, Preferences preferences, Instant createdAt) {
    return new Subscription(
        id,
        tenant,
        "native",
        "",
        null,
        0,
        "https://a.example",
        Set.of(),
        List.of(new TypePattern("*")),
        NO_KEYS,
        null,
        null,
        null,
        preferences,
        true,
        null,
        createdAt);
  }

  static Subscription wanting(UUID id, UUID tenant, Set<String> sources, List<String> types) {
    return new Subscription(
        id,
        tenant,
        "native",
        "",
        null,
        0,
        "https://example.com/hook",
        sources,
        types.stream().map(TypePattern::new).toList(),
        NO_KEYS,
        null,
        null,
        null,
        Preferences.USUAL,
        true,
        null,
        Instant.EPOCH);
  }
}
