package dev.switchboard.signing;

import java.util.List;
import java.util.Set;

/**
 * Header fields that mean something to HTTP, to what stands between gateway and subscriber, or to
 * the gateway itself. Nobody chooses one of them for a purpose of his own.
 */
final class ReservedFields {
  private static final List<String> STARTS =
      List.of(
          "accept-",
          "access-control-",
          "camel",
          "content-",
          "cross-origin-",
          "if-",
          "proxy-",
          "sec-",
          "switchboard-",
          "x-forwarded-",
          "x-original-",
          "x-rewrite-");
  private static final Set<String> NAMES =
      Set.of(
          "accept",
          "age",
          "allow",
          "alt-svc",
          "authentication-info",
          "authorization",
          "baggage",
          "breadcrumbid",
          "cache-control",
          "cdn-loop",
          "connection",
          "cookie",
          "cookie2",
          "date",
          "early-data",
          "etag",
          "expect",
          "expires",
          "forwarded",
          "from",
          "host",
          "http2-settings",
          "keep-alive",
          "last-modified",
          "link",
          "location",
          "max-forwards",
          "origin",
          "pragma",
          "prefer",
          "priority",
          "range",
          "referer",
          "retry-after",
          "server",
          "set-cookie",
          "set-cookie2",
          "te",
          "traceparent",
          "tracestate",
          "trailer",
          "transfer-encoding",
          "upgrade",
          "upgrade-insecure-requests",
          "user-agent",
          "vary",
          "via",
          "warning",
          "www-authenticate",
          "x-http-method",
          "x-http-method-override",
          "x-method-override",
          "x-real-ip");

  private ReservedFields() {}

  /**
   * Tells whether a field is one of these.
   *
   * @param name in lower case
   */
  static boolean include(String name) {
    return NAMES.contains(name) || STARTS.stream().anyMatch(name::startsWith);
  }
}
