package dev.switchboard.dialect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.switchboard.access.Caller;
import dev.switchboard.access.RequestView;
import dev.switchboard.access.Scope;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** A request as a test writes it down. Header names are in lower case. */
public record PlainRequest(
    String method, String path, Map<String, String> headers, Map<String, String> queries)
    implements RequestView {
  public static final UUID TENANT = new UUID(0, 7);

  private static final ObjectMapper JSON = new ObjectMapper();

  /** A request with one header field. */
  public static PlainRequest withHeader(String name, String value) {
    return new PlainRequest("GET", "/", Map.of(name.toLowerCase(Locale.ROOT), value), Map.of());
  }

  /** A tenant's request with a body; none when {@code body} is null. */
  public static ApiRequest posting(String body) {
    return request(body, Map.of(), Map.of());
  }

  /** A tenant's request with query parameters, in pairs. */
  public static ApiRequest asking(Map<String, String> query) {
    return request(null, query, Map.of());
  }

  /** A tenant's request about something with an id. */
  public static ApiRequest about(String id, String body, Map<String, String> query) {
    return request(body, query, Map.of("id", id));
  }

  /** A tenant whose credential is good for all that is its own. */
  public static Caller caller(UUID tenant) {
    return new Caller(
        tenant, new UUID(0, 1), "token", Set.of(Scope.MANAGE, Scope.PUBLISH, Scope.READ));
  }

  /** The JSON of a text. */
  public static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  private static ApiRequest request(
      String body, Map<String, String> query, Map<String, String> path) {
    return new ApiRequest(
        caller(TENANT),
        new PlainRequest("POST", "/", Map.of(), query),
        path,
        body == null ? MissingNode.getInstance() : json(body));
  }

  @Override
  public String header(String name) {
    return headers.get(name.toLowerCase(Locale.ROOT));
  }

  @Override
  public String query(String name) {
    return queries.get(name);
  }
}
