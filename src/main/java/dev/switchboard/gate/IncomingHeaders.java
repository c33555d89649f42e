package dev.switchboard.gate;

import java.util.Locale;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.spi.HeaderFilterStrategy;

/**
 * Keeps a request's fields out of messages, and messages' headers out of answers. Query parameters
 * and form fields would otherwise become message headers, where a step might take them for its own
 * settings, and come back to the caller. Beans read the request itself instead.
 */
public final class IncomingHeaders implements HeaderFilterStrategy {
  private static final Set<String> ANSWERED =
      Set.of(
          "content-type",
          "retry-after",
          "allow",
          "www-authenticate",
          "location",
          "cache-control",
          "content-security-policy");

  /** Tells whether a message's header stays inside: all but the few an answer needs. */
  @Override
  public boolean applyFilterToCamelHeaders(String name, Object value, Exchange exchange) {
    return !ANSWERED.contains(name.toLowerCase(Locale.ROOT));
  }

  /** Tells whether a request's field stays outside: always. */
  @Override
  public boolean applyFilterToExternalHeaders(String name, Object value, Exchange exchange) {
    return true;
  }
}
