package dev.switchboard.dialect.sendblue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.dialect.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads webhook lists out of request bodies, and refuses what Sendblue would. */
final class WebhookRequests {
  private final UrlRule rule;

  /**
   * @param rule which URLs may be registered
   */
  WebhookRequests(UrlRule rule) {
    this.rule = rule;
  }

  /**
   * The entries of a list that is to be registered.
   *
   * @throws Refusal 400 when it is no list, or one of its entries may not be registered
   */
  List<Entry> entries(JsonNode list, WebhookType type) {
    requireArray(list);
    List<Entry> entries = new ArrayList<>();
    for (JsonNode node : list) {
      if (node.isTextual()) {
        entries.add(new Entry(rule.accept(node.textValue()), true, null, true));
      } else if (!type.takesObjects()) {
        throw new Refusal(400, type.word() + " webhooks must be URL strings");
      } else {
        String secret = HeaderSecret.read(node.path("secret"), "Webhook secret");
        entries.add(new Entry(rule.accept(url(node)), false, secret, true));
      }
    }
    return entries;
  }

  /**
   * A whole configuration. Lists that are left out are empty; keys Sendblue does not know are
   * dropped.
   *
   * @throws Refusal 400 when it is no object, or something in it may not be registered
   */
  Configuration configuration(JsonNode webhooks) {
    if (!webhooks.isObject()) {
      throw new Refusal(400, "webhooks is required and must be an object");
    }
    Configuration configuration = Configuration.EMPTY;
    for (WebhookType type : WebhookType.values()) {
      JsonNode list = webhooks.path(type.word());
      if (!list.isMissingNode() && !list.isNull()) {
        configuration = configuration.with(type, entries(list, type));
      }
    }
    return configuration.withSecrets(
        HeaderSecret.read(webhooks.path("globalSecret"), "globalSecret"),
        HeaderSecret.read(webhooks.path("secret"), "secret"));
  }

  /**
   * The URLs of a list that is to be deleted, in every spelling they may be kept in.
   *
   * @throws Refusal 400 when it is no list, or an entry has no URL
   */
  Set<String> urls(JsonNode list) {
    requireArray(list);
    Set<String> urls = new LinkedHashSet<>();
    list.forEach(
        node -> urls.addAll(rule.spellings(node.isTextual() ? node.textValue() : url(node))));
    return urls;
  }

  /**
   * The type a request names; {@code receive} when it names none.
   *
   * @throws Refusal 400 when there is no such type
   */
  static WebhookType type(JsonNode node) {
    if (node.isMissingNode() || node.isNull()) {
      return WebhookType.RECEIVE;
    }
    return WebhookType.required(node.textValue());
  }

  private static void requireArray(JsonNode list) {
    if (!list.isArray()) {
      throw new Refusal(400, "webhooks is required and must be an array");
    }
  }

  private static String url(JsonNode node) {
    JsonNode url = node.path("url");
    if (!url.isTextual()) {
      throw new Refusal(400, "Each webhook must be a URL string or an object with a url");
    }
    return url.textValue();
  }
}
