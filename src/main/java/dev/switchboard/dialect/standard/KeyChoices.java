package dev.switchboard.dialect.standard;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.dialect.Changed;
import dev.switchboard.dialect.Refusal;
import dev.switchboard.signing.HeldKey;
import dev.switchboard.signing.KeyRing;
import dev.switchboard.signing.SealedRings;
import dev.switchboard.signing.SigningKey;
import dev.switchboard.signing.SigningScheme;
import dev.switchboard.signing.WebhookKeyPair;
import dev.switchboard.signing.WebhookSecret;
import dev.switchboard.subscription.Subscription;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Gives a subscription the signing keys that its owner asks for, his own or new ones, and shows
 * what he needs to verify. A private key is never shown.
 */
public final class KeyChoices {
  private static final int MOST_KEYS = 5;

  private final SealedRings rings;
  private final SecureRandom random;
  private final InstantSource clock;

  /**
   * @param rings opens and seals the keys
   * @param random where new keys come from
   * @param clock tells when a replaced key retires
   */
  public KeyChoices(SealedRings rings, SecureRandom random, InstantSource clock) {
    this.rings = rings;
    this.random = random;
    this.clock = clock;
  }

  /** A subscription that is being made, with the keys that the body asks for. */
  Subscription made(JsonNode body, Subscription made) {
    return asks(body) ? chosen(body, made, KeyRing.EMPTY, EnumSet.of(SigningScheme.V1)) : made;
  }

  /** A subscription that is there, with a key for each scheme that the body asks for. */
  Subscription changed(JsonNode body, Subscription now) {
    if (!asks(body)) {
      return now;
    }
    KeyRing ring = ring(now);
    return chosen(body, now, ring, EnumSet.copyOf(ring.schemes()));
  }

  /** The subscription with new keys in front; those they replace go on signing for a while. */
  Subscription rotated(JsonNode body, Subscription now) {
    Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
    KeyRing ring = ring(now).at(at);
    Set<SigningScheme> current = EnumSet.copyOf(ring.schemes());
    Map<SigningScheme, SigningKey> given = SigningReader.keys(body, current);
    Set<SigningScheme> all = given.isEmpty() ? current : given.keySet();
    Set<SigningScheme> schemes = SigningReader.schemes(body, all);
    if (!current.containsAll(schemes) || !schemes.containsAll(given.keySet())) {
      throw new Refusal(422, "signing must name schemes that are signed with, the given keys' too");
    }
    Duration overlap = SigningReader.overlap(body);
    for (SigningScheme scheme : lastFirst(schemes)) {
      SigningKey key = given.containsKey(scheme) ? given.get(scheme) : generate(scheme);
      if (ring.holds(key)) {
        throw new Refusal(422, "secret is a key of this subscription already");
      }
      ring = ring.with(key, at, overlap);
      if (ring.count(scheme) > MOST_KEYS) {
        throw new Refusal(
            409, "%d keys sign already; a rotation with overlap 0 drops them".formatted(MOST_KEYS));
      }
    }
    return holding(now, ring);
  }

  /** The subscription without keys whose time is over. */
  Subscription withoutRetired(Subscription now) {
    KeyRing ring = ring(now);
    KeyRing left = ring.at(clock.instant());
    return left.going().size() == ring.going().size() ? now : holding(now, left);
  }

  /** What a subscriber verifies with: its secret, its public key, and those that go. */
  Map<String, Object> shown(Subscription subscription) {
    KeyRing ring = ring(subscription).at(clock.instant());
    Map<String, Object> shown = current(ring);
    shown.put("retiring", ring.going().stream().map(KeyChoices::going).toList());
    return shown;
  }

  /** The same of a subscription that has just been made. */
  Map<String, Object> current(Subscription subscription) {
    return current(ring(subscription));
  }

  private static boolean asks(JsonNode body) {
    return SigningReader.MEMBERS.stream().anyMatch(body::has);
  }

  private Subscription chosen(
      JsonNode body, Subscription of, KeyRing had, Set<SigningScheme> unnamed) {
    Set<SigningScheme> schemes = SigningReader.schemes(body, unnamed);
    Map<SigningScheme, SigningKey> given = SigningReader.keys(body, schemes);
    KeyRing ring = had.only(schemes);
    for (SigningScheme scheme : lastFirst(schemes)) {
      if (ring.current(scheme).isEmpty()) {
        SigningKey key = given.containsKey(scheme) ? given.get(scheme) : generate(scheme);
        ring = ring.with(key, clock.instant(), Duration.ZERO);
      } else if (given.containsKey(scheme)) {
        throw new Refusal(422, "secret is replaced by a rotation: POST to secret/rotate");
      }
    }
    return had.schemes().equals(List.copyOf(schemes)) ? of : holding(of, ring);
  }

  /** New keys are put in front of each other: so the first scheme's comes to stand first. */
  private static List<SigningScheme> lastFirst(Set<SigningScheme> schemes) {
    return schemes.stream().sorted(Comparator.reverseOrder()).toList();
  }

  private SigningKey generate(SigningScheme scheme) {
    return switch (scheme) {
      case V1 -> WebhookSecret.generate(random);
      case V1A -> WebhookKeyPair.generate(random);
    };
  }

  private KeyRing ring(Subscription subscription) {
    return rings.open(subscription.id(), subscription.signingKeys().sealed());
  }

  private Subscription holding(Subscription subscription, KeyRing ring) {
    return Changed.keys(subscription, rings.seal(subscription.id(), ring));
  }

  private static Map<String, Object> current(KeyRing ring) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("secret", ring.current(SigningScheme.V1).map(SigningKey::text).orElse(null));
    shown.put(
        "public_key",
        ring.current(SigningScheme.V1A).map(key -> verifying(key).getValue()).orElse(null));
    return shown;
  }

  private static Map<String, Object> going(HeldKey held) {
    Map<String, Object> shown = new LinkedHashMap<>();
    Map.Entry<String, String> key = verifying(held.key());
    shown.put(key.getKey(), key.getValue());
    shown.put("until", held.until().toString());
    return shown;
  }

  private static Map.Entry<String, String> verifying(SigningKey key) {
    return key instanceof WebhookKeyPair pair
        ? Map.entry("public_key", pair.publicText())
        : Map.entry("secret", key.text());
  }
}
