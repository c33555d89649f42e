package dev.switchboard.access;

import java.util.List;

/**
 * A request's own line and header fields, read from the server's request and never from a message's
 * headers, into which query parameters and form fields may have been merged.
 */
public interface RequestView {

  /** The HTTP method in upper case. */
  String method();

  /** The path, normalised, without the query. */
  String path();

  /**
   * The value of a header field.
   *
   * @param name in any letter case
   * @return null when the field is absent or given more than once
   */
  String header(String name);

  /** The first value of a query parameter, decoded, or null. */
  String query(String name);

  /** All values of a query parameter, decoded, in their order; empty when it is absent. */
  default List<String> queries(String name) {
    String first = query(name);
    return first == null ? List.of() : List.of(first);
  }

  /**
   * The IP address of who sent the request: the other end of the connection, or the one that a
   * trusted proxy there names; empty for what came by no connection.
   */
  default String address() {
    return "";
  }
}
