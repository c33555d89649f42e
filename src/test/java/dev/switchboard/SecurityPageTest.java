package dev.switchboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/security.md} names tests and options that are there. */
class SecurityPageTest {
  private static final String PAGE = Sources.text(Path.of("docs/security.md"));
  private static final Pattern TEST = Pattern.compile("`([A-Z][A-Za-z0-9]*(?:Test|IT))`");
  private static final Pattern OPTION = Pattern.compile("`(switchboard\\.[a-z0-9.-]+)`");

  @Test
  void everyTestItNamesIsThere() {
    List<String> tests =
        Sources.files(Path.of("src/test/java"), ".java").stream()
            .map(file -> file.getFileName().toString().replace(".java", ""))
            .toList();

    assertThat(named(TEST)).isNotEmpty().isSubsetOf(tests);
  }

  @Test
  void everyOptionItNamesIsThere() {
    String options = Sources.text(Path.of("config/application.properties"));

    assertThat(named(OPTION)).allSatisfy(name -> assertThat(options).contains("\n" + name + " ="));
  }

  @Test
  void everyRowNamesATest() {
    List<String> rows =
        PAGE.lines().filter(line -> line.startsWith("| ") && !line.startsWith("| attack")).toList();

    assertThat(rows).isNotEmpty().allMatch(row -> row.matches(".*`[^`]+`[^|]*\\|$"));
  }

  private static List<String> named(Pattern pattern) {
    return pattern
        .matcher(PAGE)
        .results()
        .map(found -> found.group(1))
        .distinct()
        .collect(Collectors.toList());
  }
}
