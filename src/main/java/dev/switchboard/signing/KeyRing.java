package dev.switchboard.signing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The keys of one subscription, the newest first. Of each scheme it signs by, one key is current;
 * those it replaced go on signing until their time is over. Never changes: a change makes a new
 * one. Printing it shows nothing.
 */
public final class KeyRing {
  /** A ring without a key. */
  public static final KeyRing EMPTY = new KeyRing(List.of());

  private final List<HeldKey> keys;
  private final List<SigningKey> signing;
  private final Instant nextRetirement;

  private KeyRing(List<HeldKey> keys) {
    this.keys = List.copyOf(keys);
    this.signing = keys.stream().map(HeldKey::key).toList();
    this.nextRetirement =
        keys.stream()
            .map(HeldKey::until)
            .filter(Objects::nonNull)
            .min(Instant::compareTo)
            .orElse(null);
  }

  /**
   * Reads a ring: a line a key, and after a space when it retires. A single key that does not is
   * written as the key alone.
   *
   * @throws IllegalArgumentException when it cannot be understood; the message does not repeat it
   */
  public static KeyRing parse(String text) {
    return new KeyRing(text.lines().map(HeldKey::parse).toList());
  }

  /** The ring as {@link #parse} reads it. It is a secret. */
  public String text() {
    return keys.stream().map(HeldKey::text).collect(Collectors.joining("\n"));
  }

  /** The keys that sign at {@code now}, the newest first. */
  public List<SigningKey> signingAt(Instant now) {
    if (nextRetirement == null || now.isBefore(nextRetirement)) {
      return signing;
    }
    return at(now).signing;
  }

  /** When the first of the keys that are going retires; null when none is going. */
  public Instant nextRetirement() {
    return nextRetirement;
  }

  /** The schemes it signs by. */
  public List<SigningScheme> schemes() {
    return Arrays.stream(SigningScheme.values())
        .filter(scheme -> current(scheme).isPresent())
        .toList();
  }

  /** The key of a scheme that is there to stay. */
  public Optional<SigningKey> current(SigningScheme scheme) {
    return keys.stream()
        .filter(held -> held.until() == null && held.key().scheme() == scheme)
        .map(HeldKey::key)
        .findFirst();
  }

  /** The keys that sign still, but not for ever; the newest first. */
  public List<HeldKey> going() {
    return keys.stream().filter(held -> held.until() != null).toList();
  }

  /** How many keys of a scheme there are. */
  public int count(SigningScheme scheme) {
    return (int) keys.stream().filter(held -> held.key().scheme() == scheme).count();
  }

  /** Tells whether it has this very key. */
  public boolean holds(SigningKey key) {
    return keys.stream().anyMatch(held -> held.key().text().equals(key.text()));
  }

  /** This ring without the keys whose time is over. */
  public KeyRing at(Instant now) {
    return new KeyRing(keys.stream().filter(held -> held.signsAt(now)).toList());
  }

  /** This ring without the keys of other schemes. */
  public KeyRing only(Collection<SigningScheme> schemes) {
    return new KeyRing(
        keys.stream().filter(held -> schemes.contains(held.key().scheme())).toList());
  }

  /**
   * This ring with a new key in front. All others of its scheme go: none of them signs for longer
   * than the overlap.
   *
   * @param overlap how long the others sign beside it; zero for not at all
   */
  public KeyRing with(SigningKey key, Instant now, Duration overlap) {
    Instant end = now.plus(overlap);
    List<HeldKey> next = new ArrayList<>(List.of(new HeldKey(key, null)));
    keys.stream()
        .map(held -> held.key().scheme() == key.scheme() ? held.goingBy(end) : held)
        .forEach(next::add);
    return new KeyRing(next).at(now);
  }

  @Override
  public String toString() {
    return "key ring";
  }
}
