package dev.switchboard.gate;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/** Tells which methods a path takes, from the routes the server knows. */
final class AllowedMethods {
  private AllowedMethods() {}

  /**
   * The names of the methods some route takes at {@code path}, sorted; empty for an unknown path.
   */
  static Set<String> at(String path, Collection<Route> routes) {
    Set<String> methods = new TreeSet<>();
    for (Route route : routes) {
      if (route.methods() != null && route.getPath() != null && covers(route, path)) {
        route.methods().stream().map(HttpMethod::name).forEach(methods::add);
      }
    }
    return methods;
  }

  private static boolean covers(Route route, String path) {
    String[] pattern = route.getPath().split("/");
    String[] segments = path.split("/");
    boolean sameLength = pattern.length == segments.length;
    if (route.isExactPath() ? !sameLength : pattern.length > segments.length) {
      return false;
    }
    for (int i = 0; i < pattern.length; i++) {
      if (!pattern[i].startsWith(":") && !pattern[i].equals(segments[i])) {
        return false;
      }
    }
    return true;
  }
}
