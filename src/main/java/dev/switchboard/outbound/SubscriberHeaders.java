package dev.switchboard.outbound;

import dev.switchboard.signing.SignatureHeaders;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.Exchange;
import org.apache.camel.spi.HeaderFilterStrategy;

/**
 * What of a message's headers becomes header fields of a delivery, and what of an answer's becomes
 * headers: only what is named. {@code content-type} goes with the body and needs no mention.
 */
public final class SubscriberHeaders implements HeaderFilterStrategy {
  /**
   * The exchange property with the fields promised to one subscription: a {@code Map} by name. They
   * leave beside those that leave always, where the message has them as headers; fields that frame
   * a request are the client's own and never leave so.
   */
  public static final String PROMISED = "promisedHeaders";

  /**
   * The exchange property with the names of the fields that sign, where they are not those of the
   * standard: {@link SignatureHeaders}.
   */
  public static final String SIGNED = "signatureHeaders";

  private static final List<String> ALWAYS =
      List.of(
          "webhook-id",
          "webhook-timestamp",
          "webhook-signature",
          BoundedExchange.DEADLINE_MILLIS,
          BoundedExchange.TLS_OF);
  private static final Set<String> NEVER =
      ignoringCase(
          List.of(
              "host",
              "connection",
              "content-length",
              "content-encoding",
              "content-type",
              "expect",
              "keep-alive",
              "te",
              "trailer",
              "transfer-encoding",
              "upgrade",
              "user-agent"));
  private static final Set<String> INWARD = ignoringCase(List.of("retry-after", "content-type"));

  private final Set<String> outward;

  /**
   * @param names further fields that may leave with any delivery
   */
  public SubscriberHeaders(Collection<String> names) {
    outward = ignoringCase(ALWAYS);
    outward.addAll(names);
  }

  @Override
  public boolean applyFilterToCamelHeaders(String name, Object value, Exchange exchange) {
    if (outward.contains(name)) {
      return false;
    }
    return NEVER.contains(name) || !isPromised(name, exchange) && !signs(name, exchange);
  }

  private static boolean isPromised(String name, Exchange exchange) {
    return exchange.getProperty(PROMISED) instanceof Map<?, ?> promised
        && promised.containsKey(name);
  }

  private static boolean signs(String name, Exchange exchange) {
    return exchange.getProperty(SIGNED) instanceof SignatureHeaders names && names.contains(name);
  }

  @Override
  public boolean applyFilterToExternalHeaders(String name, Object value, Exchange exchange) {
    return !INWARD.contains(name);
  }

  private static Set<String> ignoringCase(Collection<String> names) {
    Set<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    set.addAll(names);
    return set;
  }
}
