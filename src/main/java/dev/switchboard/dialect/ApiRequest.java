package dev.switchboard.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.access.Caller;
import dev.switchboard.access.RequestView;
import dev.switchboard.audit.Actor;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A management request, admitted and read: who asks, the request's own fields, and its body.
 *
 * @param caller whose credential it carried
 * @param view method, path, header fields and query
 * @param pathParameters the placeholders of the route's path
 * @param body the JSON document; a form's fields as an object of strings; a missing node when there
 *     was no body
 */
public record ApiRequest(
    Caller caller, RequestView view, Map<String, String> pathParameters, JsonNode body) {

  /** The account the request acts for. */
  public UUID tenant() {
    return caller.tenant();
  }

  /** Who asks, as the audit log tells it. */
  public Actor actor() {
    return Actor.of(caller, view.address());
  }

  /** The first value of a query parameter, or null. */
  public String query(String name) {
    return view.query(name);
  }

  /** All values of a query parameter, in their order. */
  public List<String> queries(String name) {
    return view.queries(name);
  }

  /** The value of a placeholder of the route's path. */
  public String path(String name) {
    return pathParameters.get(name);
  }

  /** Who asks for what, without the credential and the body. */
  @Override
  public String toString() {
    return view.method() + " " + view.path() + " by " + caller;
  }
}
