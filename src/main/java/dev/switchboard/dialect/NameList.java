package dev.switchboard.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads names as clients write them: an array, or one text with commas between them, or both at
 * once. Stray commas and spaces fall away, repeated names too; the order stays.
 */
public final class NameList {
  private NameList() {}

  /** The names in a text; empty for null. */
  public static List<String> of(String text) {
    return text == null ? List.of() : split(text).distinct().toList();
  }

  /**
   * The names in a node; empty for none.
   *
   * @throws IllegalArgumentException when the node is neither a text nor an array of texts
   */
  public static List<String> of(JsonNode node) {
    if (node.isMissingNode() || node.isNull()) {
      return List.of();
    }
    if (node.isTextual()) {
      return of(node.textValue());
    }
    List<String> names = new ArrayList<>();
    for (JsonNode element : requireArray(node)) {
      if (!element.isTextual()) {
        throw new IllegalArgumentException("a name is a text");
      }
      split(element.textValue()).filter(name -> !names.contains(name)).forEach(names::add);
    }
    return names;
  }

  private static JsonNode requireArray(JsonNode node) {
    if (!node.isArray()) {
      throw new IllegalArgumentException("names are an array, or a text with commas");
    }
    return node;
  }

  private static Stream<String> split(String text) {
    return Arrays.stream(text.split(",")).map(String::strip).filter(name -> !name.isEmpty());
  }
}
