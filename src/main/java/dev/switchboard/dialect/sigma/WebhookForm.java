package dev.switchboard.dialect.sigma;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.dialect.NameList;
import dev.switchboard.dialect.Refusal;
import dev.switchboard.subscription.TypePattern;
import java.util.List;
import java.util.function.Consumer;

/**
 * The data of a webhook as a client posts it, checked; from JSON or a form.
 *
 * @param uri where to deliver; null when not given
 * @param types what it wants; null when not given
 */
record WebhookForm(String uri, List<TypePattern> types) {

  /**
   * Reads the data of a new webhook.
   *
   * @throws Refusal 400 when a field is missing, 422 when one is wrong
   */
  static WebhookForm complete(JsonNode body, Consumer<String> urlCheck) {
    requireObject(body);
    if (absent(body.path("uri")) || absent(body.path("event"))) {
      throw new Refusal(400, "uri and event are required");
    }
    return partial(body, urlCheck);
  }

  /**
   * Reads the data of a change, where fields may be missing.
   *
   * @throws Refusal 400 when there is no data, 422 when a field is wrong
   */
  static WebhookForm partial(JsonNode body, Consumer<String> urlCheck) {
    requireObject(body);
    String uri = body.hasNonNull("uri") ? uri(body.path("uri"), urlCheck) : null;
    return new WebhookForm(uri, body.hasNonNull("event") ? types(body.path("event")) : null);
  }

  private static void requireObject(JsonNode body) {
    if (!body.isObject()) {
      throw new Refusal(400, "the body must be a JSON object or a form");
    }
  }

  private static boolean absent(JsonNode field) {
    return field.isMissingNode()
        || field.isNull()
        || (field.isTextual() && field.textValue().isBlank())
        || (field.isArray() && field.isEmpty());
  }

  private static String uri(JsonNode field, Consumer<String> urlCheck) {
    if (!field.isTextual()) {
      throw new Refusal(422, "uri must be a text");
    }
    String uri = field.textValue().strip();
    try {
      urlCheck.accept(uri);
    } catch (IllegalArgumentException refused) {
      throw new Refusal(422, "uri is refused: " + refused.getMessage());
    }
    return uri;
  }

  private static List<TypePattern> types(JsonNode field) {
    List<TypePattern> types;
    try {
      types = SigmaEvents.types(NameList.of(field));
    } catch (IllegalArgumentException wrong) {
      throw new Refusal(422, wrong.getMessage());
    }
    if (types.isEmpty()) {
      throw new Refusal(422, "event names no event");
    }
    return types;
  }
}
