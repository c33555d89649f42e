package dev.switchboard.dialect.standard;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.dialect.ApiRequest;
import dev.switchboard.dialect.Fields;
import dev.switchboard.dialect.PlainText;
import dev.switchboard.dialect.Refusal;
import dev.switchboard.subscription.TypePattern;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Reads what a caller wants subscribed. A member that is left out stays as it is, null takes back
 * what was said; so one reading serves creation and merge patch (RFC 7396).
 */
public final class SubscriptionReader {
  private static final Set<String> KNOWN = new HashSet<>(PreferenceReader.MEMBERS);
  private static final int MOST_TYPES = 30;
  private static final int LONGEST_DESCRIPTION = 1000;

  static {
    KNOWN.addAll(SigningReader.MEMBERS);
    KNOWN.add(TlsReader.MEMBER);
    KNOWN.addAll(List.of("url", "types", "sources", "description", "enabled"));
  }

  private final Supplier<List<String>> families;
  private final PreferenceReader preferences;

  /**
   * @param families the names a subscription's sources may have
   * @param ceiling the most attempts in flight that any subscription may have
   * @param longestDeadline how long one exchange with a subscriber may take at most
   */
  public SubscriptionReader(
      Supplier<List<String>> families, int ceiling, Duration longestDeadline) {
    this.families = families;
    this.preferences = new PreferenceReader(ceiling, new RedeliveryReader(longestDeadline));
  }

  /**
   * Reads the body of a request.
   *
   * @param now what the subscription has so far
   * @throws Refusal 422 (400 without a body) when it cannot be done as asked
   */
  SubscriptionRequest read(ApiRequest request, SubscriptionRequest now) {
    JsonNode body = Fields.object(request, KNOWN);
    return new SubscriptionRequest(
        now.url() == null || body.has("url") ? url(body.path("url")) : now.url(),
        now.types() == null || body.has("types") ? types(body.path("types")) : now.types(),
        body.has("sources") ? sources(body.path("sources")) : now.sources(),
        body.has("description") ? description(body.path("description")) : now.description(),
        preferences.read(body, now.preferences()),
        body.has("enabled") ? enabled(body.path("enabled")) : now.enabled());
  }

  private static String url(JsonNode node) {
    if (!node.isTextual()) {
      throw new Refusal(422, "url is required and must be a string");
    }
    return node.textValue();
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

  private Set<String> sources(JsonNode node) {
    if (node.isNull()) {
      return Set.of();
    }
    Set<String> names = strings(node, "sources");
    List<String> all = families.get();
    if (!all.containsAll(names)) {
      throw new Refusal(422, "sources must be among " + String.join(", ", all));
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
    if (node.isNull()) {
      return null;
    }
    if (!PlainText.fits(node.textValue(), LONGEST_DESCRIPTION)) {
      throw new Refusal(
          422, "description must be 1 to " + LONGEST_DESCRIPTION + " characters on one line");
    }
    return node.textValue();
  }

  private static boolean enabled(JsonNode node) {
    if (!node.isNull() && !node.isBoolean()) {
      throw new Refusal(422, "enabled must be true or false");
    }
    return node.asBoolean(true);
  }
}
