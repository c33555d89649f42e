package dev.switchboard.crash;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * What a long run was asked for.
 *
 * @param scenarios which ones are played, in turn
 * @param time how long rounds are begun
 * @param blows how many blows are enough, all scenarios together
 * @param seed of everything that is left to chance
 */
record CrashArguments(List<Scenario> scenarios, Duration time, int blows, long seed) {

  /**
   * Reads {@code [scenario…] [--minutes N] [--blows N] [--database h2|postgresql] [--seed N]}.
   *
   * @param seed what the seed is unless it is given
   * @throws IllegalArgumentException when a word is not known, or a number missing
   */
  static CrashArguments parse(long seed, String... words) {
    List<Scenario> named = new ArrayList<>();
    Scenario.Base base = null;
    long minutes = 5;
    int blows = Integer.MAX_VALUE;
    long chosen = seed;
    Iterator<String> rest = List.of(words).iterator();
    while (rest.hasNext()) {
      String word = rest.next();
      switch (word) {
        case "--minutes" -> minutes = number(word, rest);
        case "--blows" -> blows = Math.toIntExact(number(word, rest));
        case "--seed" -> chosen = number(word, rest);
        case "--database" -> base = Scenario.Base.named(value(word, rest));
        default -> named.add(Scenarios.named(word));
      }
    }
    Scenario.Base only = base;
    List<Scenario> scenarios =
        (named.isEmpty() ? Scenarios.ALL : named)
            .stream().filter(one -> only == null || one.base() == only).toList();
    if (scenarios.isEmpty()) {
      throw new IllegalArgumentException("there is no such scenario on that database");
    }
    return new CrashArguments(scenarios, Duration.ofMinutes(minutes), blows, chosen);
  }

  private static long number(String option, Iterator<String> rest) {
    String value = value(option, rest);
    try {
      return Long.parseLong(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(option + " needs a number, not " + value, e);
    }
  }

  private static String value(String option, Iterator<String> rest) {
    if (!rest.hasNext()) {
      throw new IllegalArgumentException(option + " needs a value");
    }
    return rest.next();
  }
}
