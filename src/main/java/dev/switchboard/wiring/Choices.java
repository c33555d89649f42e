package dev.switchboard.wiring;

import java.util.List;

/** Reads options that take one of a few words, so that a mistyped word stops the start. */
final class Choices {
  private Choices() {}

  /**
   * The option's word.
   *
   * @throws IllegalArgumentException when it is none of {@code allowed}
   */
  static String read(Settings settings, String key, String... allowed) {
    String word = settings.text(key);
    if (!List.of(allowed).contains(word)) {
      throw new IllegalArgumentException(
          key + " must be one of " + String.join(", ", allowed) + ", not " + word);
    }
    return word;
  }
}
