package dev.switchboard.dialect;

import static dev.switchboard.dialect.GivenRequest.request;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.switchboard.access.Caller;
import dev.switchboard.access.RequestView;
import dev.switchboard.access.Scope;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Requests of one tenant as a test writes them down at once; JSON is taken as it is. */
public final class PlainRequest {
  public static final UUID TENANT = new UUID(0, 7);

  private static final ObjectMapper JSON = new ObjectMapper();

  private PlainRequest() {}

  /** A request with one header field. */
  public static RequestView withHeader(String name, String value) {
    return request().header(name, value);
  }

  /** A request with a body; none when {@code body} is null. */
  public static ApiRequest posting(String body) {
    return with(request(), body, Map.of());
  }

  /** A request with query parameters, in pairs. */
  public static ApiRequest asking(Map<String, String> query) {
    return with(request(), null, query);
  }

  /** A request about something with an id. */
  public static ApiRequest about(String id, String body, Map<String, String> query) {
    return with(request().path("id", id), body, query);
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

  private static ApiRequest with(GivenRequest given, String body, Map<String, String> query) {
    query.forEach(given::query);
    return (body == null ? given : given.body(json(body))).by(TENANT);
  }
}
