package dev.switchboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code config/application.properties} is the reference of all options. */
class ConfigurationTest {
  private static final List<String> LINES =
      Sources.text(Path.of("config/application.properties")).lines().toList();
  private static final Pattern OWN_KEY = Pattern.compile("switchboard(\\.[a-z0-9-]+)+");
  private static final Pattern NAMED_IN_TEXT =
      Pattern.compile("(?:\\{\\{\\??|properties:)(switchboard(?:\\.[a-z0-9-]+)+)");

  private static final Pattern IN_A_ROOM_OF_OPTIONS = Pattern.compile("/(wiring|demo)/");
  private static final Set<String> LITERALS =
      Sources.java().stream()
          .filter(file -> IN_A_ROOM_OF_OPTIONS.matcher(file.toString()).find())
          .flatMap(file -> Sources.literals(file).stream())
          .collect(Collectors.toSet());

  @Test
  void everyOptionOfOurOwnHasOneLineOfExplanationAboveIt() {
    for (int i = 0; i < LINES.size(); i++) {
      if (LINES.get(i).startsWith("switchboard.")) {
        assertThat(LINES.get(i - 1)).as("above " + LINES.get(i)).matches("# \\S.*");
      }
    }
  }

  @Test
  void everyGroupOfCamelsOptionsIsExplained() {
    for (int i = 0; i < LINES.size(); i++) {
      if (isOption(LINES.get(i)) && !isOption(LINES.get(i - 1))) {
        assertThat(LINES.get(i - 1)).as("above " + LINES.get(i)).matches("# \\S.*");
      }
    }
  }

  @Test
  void noOptionIsGivenTwice() {
    assertThat(LINES.stream().filter(ConfigurationTest::isOption).map(ConfigurationTest::key))
        .doesNotHaveDuplicates();
  }

  @Test
  void everyOptionOfOurOwnIsUsed() {
    Set<String> used = namedInText();
    used.addAll(LITERALS);

    assertThat(options().keySet())
        .filteredOn(key -> key.startsWith("switchboard."))
        .filteredOn(key -> !used.contains(key) && !isPutTogether(key))
        .isEmpty();
  }

  @Test
  void everyOptionThatIsUsedIsThere() {
    Set<String> used = namedInText();
    LITERALS.stream().filter(OWN_KEY.asMatchPredicate()).forEach(used::add);

    used.removeAll(options().keySet());
    assertThat(used).isEmpty();
  }

  /**
   * Tells whether an option is read as a literal prefix + its last word, with a family's name
   * between or not.
   */
  private static boolean isPutTogether(String key) {
    String[] parts = key.split("\\.");
    String last = parts[parts.length - 1];
    String prefix = key.substring(0, key.length() - last.length());
    boolean ofFamily =
        parts.length == 4 && LITERALS.containsAll(Set.of(parts[0] + ".", "." + parts[2] + "."));
    return LITERALS.contains(last) && (LITERALS.contains(prefix) || ofFamily);
  }

  /** The options that routes and other options refer to. */
  private static Set<String> namedInText() {
    Set<String> names = new TreeSet<>();
    Sources.routes().forEach(file -> collect(Sources.text(file), names));
    options().values().forEach(value -> collect(value, names));
    return names;
  }

  private static void collect(String text, Set<String> names) {
    NAMED_IN_TEXT.matcher(text).results().forEach(match -> names.add(match.group(1)));
  }

  private static Map<String, String> options() {
    Map<String, String> options = new LinkedHashMap<>();
    LINES.stream()
        .filter(ConfigurationTest::isOption)
        .forEach(line -> options.put(key(line), line.substring(line.indexOf('=') + 1).trim()));
    return options;
  }

  private static boolean isOption(String line) {
    return !line.isBlank() && !line.startsWith("#");
  }

  private static String key(String line) {
    return line.substring(0, line.indexOf('=')).trim();
  }
}
