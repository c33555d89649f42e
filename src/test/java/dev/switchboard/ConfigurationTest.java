package dev.switchboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
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

  @Test
  void everyOptionHasOneLineOfExplanationAboveIt() {
    for (int i = 0; i < LINES.size(); i++) {
      if (isOption(LINES.get(i))) {
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
    used.addAll(literals());

    assertThat(options().keySet())
        .filteredOn(key -> key.startsWith("switchboard."))
        .allMatch(key -> used.contains(key) || isPutTogether(key));
  }

  @Test
  void everyOptionThatIsUsedIsThere() {
    Set<String> used = namedInText();
    literals().stream().filter(OWN_KEY.asMatchPredicate()).forEach(used::add);

    assertThat(options().keySet()).containsAll(used);
  }

  /** Tells whether a family's option is read as "switchboard." + family + ".group." + "name". */
  private static boolean isPutTogether(String key) {
    String[] parts = key.split("\\.");
    return parts.length == 4
        && literals().containsAll(List.of(parts[0] + ".", "." + parts[2] + ".", parts[3]));
  }

  private static Set<String> literals() {
    return Sources.java().stream()
        .flatMap(file -> Sources.literals(file).stream())
        .collect(Collectors.toCollection(HashSet::new));
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
