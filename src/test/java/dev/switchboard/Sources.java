package dev.switchboard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The project's own files, as text, for tests that check what no compiler checks. */
final class Sources {
  private static final Pattern COMMENT_OR_LITERAL =
      Pattern.compile("(?s)/\\*.*?\\*/|//[^\\n]*|\"(?:\\\\.|[^\"\\\\\\n])*\"");

  private Sources() {}

  /** All Java files of the product. */
  static List<Path> java() {
    return files(Path.of("src/main/java"), ".java");
  }

  /** All route files. */
  static List<Path> routes() {
    return files(Path.of("routes"), ".yaml");
  }

  /** Every file under {@code folder} whose name has this ending; in a steady order. */
  static List<Path> files(Path folder, String ending) {
    try (Stream<Path> tree = Files.walk(folder)) {
      return tree.filter(path -> path.toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A Java file without its comments. */
  static String code(Path file) {
    return COMMENT_OR_LITERAL
        .matcher(text(file))
        .replaceAll(
            match -> match.group().startsWith("/") ? " " : Matcher.quoteReplacement(match.group()));
  }

  /** The string literals of a Java file, without their quotes. */
  static List<String> literals(Path file) {
    return COMMENT_OR_LITERAL
        .matcher(code(file))
        .results()
        .map(match -> match.group().substring(1, match.group().length() - 1))
        .toList();
  }
}
