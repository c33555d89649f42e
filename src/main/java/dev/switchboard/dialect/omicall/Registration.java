package dev.switchboard.dialect.omicall;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.dialect.NameList;
import dev.switchboard.dialect.Refusal;
import java.util.List;
import java.util.function.Consumer;

/**
 * What a client asks to be registered, checked.
 *
 * @param type what the webhook is about
 * @param url where to deliver
 * @param events the listed events, cleaned of stray commas and spaces; null when none were given
 */
record Registration(HookType type, String url, List<String> events) {

  /**
   * Reads the body of a registration.
   *
   * @param urlCheck throws an {@link IllegalArgumentException} for a URL that may not be registered
   * @throws Refusal with OMICall's code of the first thing that is wrong
   */
  static Registration read(JsonNode body, Consumer<String> urlCheck) {
    if (!body.isObject()) {
      throw new Refusal(400, "request_body_required");
    }
    JsonNode webhook = body.path("webhook");
    if (!webhook.isObject()) {
      throw new Refusal(400, "webhook_is_required");
    }
    HookType type =
        HookType.named(webhook.path("type").asText())
            .orElseThrow(() -> new Refusal(400, "type_invalid"));
    return new Registration(type, url(webhook.path("url"), urlCheck), events(webhook, type));
  }

  private static String url(JsonNode node, Consumer<String> urlCheck) {
    String url = node.isTextual() ? node.textValue().strip() : "";
    if (url.isEmpty()) {
      throw new Refusal(400, "url_invalid");
    }
    try {
      urlCheck.accept(url);
    } catch (IllegalArgumentException refused) {
      throw new Refusal(400, "url_invalid");
    }
    return url;
  }

  private static List<String> events(JsonNode webhook, HookType type) {
    if (!webhook.hasNonNull("events")) {
      return null;
    }
    try {
      List<String> events = NameList.of(webhook.path("events"));
      if (events.stream().allMatch(type::mayList)) {
        return events;
      }
    } catch (IllegalArgumentException noNames) {
      // answered below, like a name that is unknown
    }
    throw new Refusal(400, "events_invalid");
  }
}
