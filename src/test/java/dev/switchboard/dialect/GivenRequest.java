package dev.switchboard.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.switchboard.access.RequestView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** A request as a test gives it: header fields, query, path parameters and body, all optional. */
public final class GivenRequest implements RequestView {
  private final Map<String, String> headers = new HashMap<>();
  private final Map<String, List<String>> query = new HashMap<>();
  private final Map<String, String> path = new HashMap<>();
  private JsonNode body = MissingNode.getInstance();

  public static GivenRequest request() {
    return new GivenRequest();
  }

  public static JsonNode json(String text) {
    return PlainRequest.json(text.replace('\'', '"'));
  }

  public GivenRequest header(String name, String value) {
    headers.put(name.toLowerCase(Locale.ROOT), value);
    return this;
  }

  /** One more value of a query parameter. */
  public GivenRequest query(String name, String value) {
    query.computeIfAbsent(name, first -> new ArrayList<>()).add(value);
    return this;
  }

  public GivenRequest path(String name, String value) {
    path.put(name, value);
    return this;
  }

  /** A body in JSON, in which apostrophes stand for quotation marks. */
  public GivenRequest body(String text) {
    return body(json(text));
  }

  /** A body as it is. */
  public GivenRequest body(JsonNode document) {
    body = document;
    return this;
  }

  public ApiRequest by(UUID tenant) {
    return new ApiRequest(PlainRequest.caller(tenant), this, path, body);
  }

  @Override
  public String method() {
    return "POST";
  }

  @Override
  public String path() {
    return "/";
  }

  @Override
  public String header(String name) {
    return headers.get(name.toLowerCase(Locale.ROOT));
  }

  @Override
  public String query(String name) {
    return queries(name).stream().findFirst().orElse(null);
  }

  @Override
  public List<String> queries(String name) {
    return query.getOrDefault(name, List.of());
  }
}
