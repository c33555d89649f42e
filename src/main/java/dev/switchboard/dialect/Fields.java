package dev.switchboard.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.paging.Page;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Reads what the gateway's own API is sent, and refuses it in that API's words. */
public final class Fields {
  private Fields() {}

  /**
   * A request's body, made of known keys only, so that no wish is silently ignored.
   *
   * @throws Refusal 400 without a body, 422 when it is no object or has another key
   */
  public static JsonNode object(ApiRequest request, Set<String> known) {
    JsonNode body = request.body();
    if (body.isMissingNode()) {
      throw new Refusal(400, "the request needs a JSON body");
    }
    if (!body.isObject()) {
      throw new Refusal(422, "the body must be a JSON object");
    }
    for (Iterator<String> names = body.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!known.contains(name)) {
        throw new Refusal(422, "unknown field: " + name);
      }
    }
    return body;
  }

  /** Whether a field is left out; an explicit null says no more than its absence. */
  public static boolean isAbsent(JsonNode field) {
    return field.isMissingNode() || field.isNull();
  }

  /**
   * The page a request asks for by {@code limit} and {@code cursor}.
   *
   * @throws Refusal 422 when it makes no sense
   */
  public static Page page(ApiRequest request) {
    try {
      return Page.of(request.query("limit"), request.query("cursor"));
    } catch (IllegalArgumentException wrong) {
      throw new Refusal(422, wrong.getMessage());
    }
  }

  /**
   * The {@code id} in the request's path.
   *
   * @param what is called so, for the refusal
   * @throws Refusal 404 when it cannot be the id of anything
   */
  public static UUID id(ApiRequest request, String what) {
    return id(request.path("id"), what);
  }

  /**
   * The id that {@code text} is.
   *
   * @param what is called so, for the refusal
   * @throws Refusal 404 when it cannot be the id of anything
   */
  public static UUID id(String text, String what) {
    try {
      UUID id = UUID.fromString(text);
      if (id.toString().equalsIgnoreCase(text)) {
        return id;
      }
    } catch (IllegalArgumentException other) {
      throw missing(what);
    }
    throw missing(what);
  }

  /**
   * The one thing that was looked for.
   *
   * @param what is called so, for the refusal
   * @throws Refusal 404 when it was not found
   */
  public static <T> T only(List<T> found, String what) {
    if (found.isEmpty()) {
      throw missing(what);
    }
    return found.get(0);
  }

  /** There is no such thing, or none that the caller may see. */
  public static Refusal missing(String what) {
    return new Refusal(404, "there is no such " + what);
  }
}
