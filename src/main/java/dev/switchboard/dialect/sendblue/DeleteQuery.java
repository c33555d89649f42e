package dev.switchboard.dialect.sendblue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.switchboard.dialect.ApiRequest;
import dev.switchboard.dialect.Refusal;
import java.util.List;

/**
 * What a DELETE asks for: from its body, or from its query when a proxy has dropped the body. In
 * the query, {@code webhooks} is one URL, several with commas between them, or a JSON array, and
 * may be there more than once.
 */
final class DeleteQuery {
  private static final ObjectMapper JSON = new ObjectMapper();

  private DeleteQuery() {}

  /**
   * The list of what to delete, or a missing node.
   *
   * @throws Refusal 400 when the query holds a broken JSON array
   */
  static JsonNode webhooks(ApiRequest request) {
    JsonNode listed = request.body().path("webhooks");
    List<String> queries = request.queries("webhooks");
    if (!listed.isMissingNode() || queries.isEmpty()) {
      return listed;
    }
    ArrayNode all = JSON.createArrayNode();
    queries.forEach(query -> several(query).forEach(all::add));
    return all;
  }

  private static JsonNode several(String query) {
    if (!query.stripLeading().startsWith("[")) {
      // A comma may be part of a URL; one before a scheme is not.
      return JSON.valueToTree(query.split("\\s*,\\s*(?=(?i:https?)://)"));
    }
    try {
      return JSON.readTree(query);
    } catch (JsonProcessingException broken) {
      throw new Refusal(400, "webhooks in the query is not a JSON array");
    }
  }

  /** The type to delete from as a text node, or a missing node. */
  static JsonNode type(ApiRequest request) {
    JsonNode named = request.body().path("type");
    String query = request.query("type");
    if (!named.isMissingNode() || query == null) {
      return named;
    }
    return TextNode.valueOf(query);
  }
}
