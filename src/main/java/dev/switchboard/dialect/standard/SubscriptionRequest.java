package dev.switchboard.dialect.standard;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.dialect.ApiRequest;
import dev.switchboard.dialect.Fields;
import dev.switchboard.dialect.PlainText;
import dev.switchboard.dialect.Refusal;
import dev.switchboard.subscription.TypePattern;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a caller wants subscribed.
 *
 * @param url where to deliver; not yet checked
 * @param types the event types it wants
 * @param sources the families whose events it wants; empty for any
 * @param description the owner's words, or null
 * @param enabled whether deliveries go out from the start
 */
record SubscriptionRequest(
    String url, List<TypePattern> types, Set<String> sources, String description, boolean enabled) {
  private static final Set<String> KNOWN =
      Set.of("url", "types", "sources", "description", "enabled");
  private static final int MOST_TYPES = 30;
  private static final int LONGEST_DESCRIPTION = 1000;

  /**
   * Reads the body of a request.
   *
   * @param families the names a source may have
   * @throws Refusal 422 (400 without a body) when it cannot be done as asked
   */
  static SubscriptionRequest read(ApiRequest request, List<String> families) {
    JsonNode body = Fields.object(request, KNOWN);
    if (!body.path("url").isTextual()) {
      throw new Refusal(422, "url is required and must be a string");
    }
    return new SubscriptionRequest(
        body.path("url").textValue(),
        types(body.path("types")),
        sources(body.path("sources"), families),
        description(body.path("description")),
        enabled(body.path("enabled")));
  }

  private static List<TypePattern> types(JsonNode node) {
    Set<String> names = strings(node, "types");
    if (names.isEmpty() || names.size() > MOST_TYPES) {
      throw new Refusal(422, "types must name from 1 to " + MOST_TYPES + " event types");
    }
    for (String name : names) {
      if (!TypePattern.isValid(name)) {
        throw new Refusal(
            422, "types must be event types such as call.ringing, or end in a wildcard: call.*");
      }
    }
    return names.stream().map(TypePattern::new).toList();
  }

  private static Set<String> sources(JsonNode node, List<String> families) {
    if (Fields.isAbsent(node)) {
      return Set.of();
    }
    Set<String> names = strings(node, "sources");
    if (!families.containsAll(names)) {
      throw new Refusal(422, "sources must be among " + String.join(", ", families));
    }
    return names;
  }

  private static Set<String> strings(JsonNode node, String field) {
    if (!node.isArray()) {
      throw new Refusal(422, field + " must be an array of strings");
    }
    Set<String> strings = new LinkedHashSet<>();
    for (JsonNode item : node) {
      if (!item.isTextual()) {
        throw new Refusal(422, field + " must be an array of strings");
      }
      strings.add(item.textValue());
    }
    return strings;
  }

  private static String description(JsonNode node) {
    if (Fields.isAbsent(node)) {
      return null;
    }
    if (!PlainText.fits(node.textValue(), LONGEST_DESCRIPTION)) {
      throw new Refusal(
          422, "description must be 1 to " + LONGEST_DESCRIPTION + " characters on one line");
    }
    return node.textValue();
  }

  private static boolean enabled(JsonNode node) {
    if (!Fields.isAbsent(node) && !node.isBoolean()) {
      throw new Refusal(422, "enabled must be true or false");
    }
    return node.asBoolean(true);
  }
}
