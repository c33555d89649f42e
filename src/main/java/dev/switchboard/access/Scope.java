package dev.switchboard.access;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What a credential lets its holder do, for the one account it belongs to. */
public enum Scope {
  /** Everything of the administrator's; of no account's own credential. */
  ADMIN,
  /** To change and read subscriptions and credentials; includes {@link #READ}. */
  MANAGE,
  /** To post events. */
  PUBLISH,
  /** To read what holds no secret. */
  READ;

  /** The name used in requests, answers and rows. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Tells whether who holds this scope may do what {@code wanted} stands for. */
  public boolean covers(Scope wanted) {
    return this == wanted || this == MANAGE && wanted == READ;
  }

  /** Tells whether one of {@code held} covers {@code wanted}. */
  public static boolean covered(Set<Scope> held, Scope wanted) {
    return held.stream().anyMatch(scope -> scope.covers(wanted));
  }

  /**
   * The scope of a name.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static Scope named(String text) {
    return Arrays.stream(values())
        .filter(scope -> scope.text().equals(text))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no scope is named " + text));
  }

  /** The scopes of a text that {@link #joined} made. */
  public static Set<Scope> parse(String text) {
    Set<Scope> scopes = EnumSet.noneOf(Scope.class);
    Arrays.stream(text.split(",")).map(Scope::named).forEach(scopes::add);
    return Collections.unmodifiableSet(scopes);
  }

  /** The names of {@code scopes} with commas between them, in a fixed order. */
  public static String joined(Set<Scope> scopes) {
    return scopes.stream().sorted().map(Scope::text).collect(Collectors.joining(","));
  }
}
