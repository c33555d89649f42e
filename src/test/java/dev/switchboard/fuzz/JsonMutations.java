package dev.switchboard.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Documents that are JSON still, but no longer what was meant: a member gone, doubled, or odd. */
final class JsonMutations {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** After a member's name: written out, the document has that member twice. */
  private static final String TWICE = "-twice";

  /** What stands where something else is expected; as JSON. */
  private static final List<String> ODD =
      List.of(
          "null",
          "true",
          "-1",
          "0",
          "1.5",
          "1e400",
          "-1e-400",
          "99999999999999999999999999",
          "2147483648",
          "9223372036854775808",
          "\"\"",
          "\" \"",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "\"\\udc00x\"",
          "\"a\\r\\nb: c\"",
          "\"{{env:HOME}}\"",
          "\"${body}\"",
          "\"'; drop table event; --\"",
          "\",,,\"",
          "\"*\"",
          "\"call.*\"",
          "\"all\"",
          "[]",
          "[[[[]]]]",
          "[null]",
          "[\"\"]",
          "{}",
          "{\"\":null}",
          "{\"url\":{}}",
          quoted("x".repeat(3_000)),
          quoted("é".repeat(250)),
          "[".repeat(1_100) + "]".repeat(1_100),
          "1".repeat(1_200));

  private JsonMutations() {}

  /** A mutation of {@code example}, of its structure or of its bytes or of both. */
  static byte[] of(String example, Random random) {
    int kind = random.nextInt(10);
    byte[] bytes =
        (kind < 8 ? restructured(example, random) : example).getBytes(StandardCharsets.UTF_8);
    return kind < 5 ? bytes : Mutations.damaged(bytes, random);
  }

  private static String restructured(String example, Random random) {
    JsonNode root = parsed(example);
    List<JsonNode> holders = new ArrayList<>();
    collect(root, holders);
    for (int i = random.nextInt(3); i >= 0; i--) {
      JsonNode holder = holders.get(random.nextInt(holders.size()));
      if (holder instanceof ObjectNode object) {
        change(object, random);
      } else if (holder instanceof ArrayNode array) {
        change(array, random);
      }
    }
    String text = root.toString().replace(TWICE, "");
    for (int i = 0; i < ODD.size(); i++) {
      text = text.replace("\"odd-" + i + "-odd\"", ODD.get(i));
    }
    return random.nextInt(20) == 0 ? text + text : text;
  }

  private static void change(ObjectNode object, Random random) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    String name = names.isEmpty() ? "url" : names.get(random.nextInt(names.size()));
    switch (random.nextInt(6)) {
      case 0 -> object.remove(name);
      case 1 -> object.put("unknown-" + random.nextInt(3), odd(random));
      case 2 -> object.put(name + TWICE, odd(random));
      default -> object.put(name, odd(random));
    }
  }

  private static void change(ArrayNode array, Random random) {
    if (array.isEmpty() || random.nextInt(4) == 0) {
      array.add(odd(random));
    } else if (random.nextInt(3) == 0) {
      array.remove(random.nextInt(array.size()));
    } else {
      array.set(random.nextInt(array.size()), JSON.getNodeFactory().textNode(odd(random)));
    }
  }

  /** Holds the place of something that a tree cannot hold. */
  private static String odd(Random random) {
    return "odd-" + random.nextInt(ODD.size()) + "-odd";
  }

  private static void collect(JsonNode node, List<JsonNode> holders) {
    if (node.isContainerNode()) {
      holders.add(node);
      node.forEach(child -> collect(child, holders));
    }
  }

  private static JsonNode parsed(String example) {
    try {
      return JSON.readTree(example);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(example, e);
    }
  }

  private static String quoted(String text) {
    return "\"" + text + "\"";
  }
}
