package dev.switchboard.gate;

import org.apache.camel.Exchange;

/**
 * The path of the request that started an exchange, kept where steps that clear headers spare it.
 */
final class RequestPath {
  private static final String PROPERTY = "switchboard.path";

  private RequestPath() {}

  static String remember(Exchange exchange) {
    String path = of(exchange);
    exchange.setProperty(PROPERTY, path);
    return path;
  }

  static String of(Exchange exchange) {
    String kept = exchange.getProperty(PROPERTY, String.class);
    if (kept != null) {
      return kept;
    }
    String path = exchange.getIn().getHeader(Exchange.HTTP_PATH, String.class);
    return path == null ? "/" : path;
  }
}
