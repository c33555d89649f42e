package dev.switchboard.isolation;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.apache.camel.component.rest.RestEndpoint;

/**
 * A method and a path that the gateway answers, as its routes say.
 *
 * @param method in upper case
 * @param path with placeholders, such as {@code {id}}
 */
record ServedRoute(String method, String path) {

  /** Everything that the loaded routes serve to the outside, in a steady order. */
  static List<ServedRoute> of(CamelContext context) {
    return context.getRoutes().stream()
        .flatMap(route -> served(route.getEndpoint()))
        .sorted((one, other) -> one.toString().compareTo(other.toString()))
        .toList();
  }

  private static Stream<ServedRoute> served(Endpoint endpoint) {
    if (endpoint instanceof RestEndpoint rest) {
      String template = rest.getUriTemplate() == null ? "" : rest.getUriTemplate();
      return Stream.of(new ServedRoute(rest.getMethod(), rest.getPath() + template));
    }
    if (endpoint instanceof PlatformHttpEndpoint http) {
      String methods = http.getHttpMethodRestrict();
      if (methods == null) {
        throw new AssertionError(http.getPath() + " takes any method: name those it needs");
      }
      return Stream.of(methods.split(",")).map(method -> new ServedRoute(method, http.getPath()));
    }
    return Stream.empty();
  }

  /** A route as it is written in this package: {@code GET /v1/subscriptions/{id}}. */
  ServedRoute {
    method = method.toUpperCase(Locale.ROOT);
    path = ("/" + path).replaceAll("/+", "/");
  }

  /** Whether its path names one thing. */
  boolean isAboutOne() {
    return path.contains("{");
  }

  /** Whether a request to {@code target} comes to this route. */
  boolean leadsTo(String target) {
    return target.split("\\?")[0].matches(path.replaceAll("\\{[^}]*}", "[^/]+"));
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
