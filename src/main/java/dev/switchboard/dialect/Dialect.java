package dev.switchboard.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.access.IssuedCredential;
import dev.switchboard.access.PresentedCredential;
import dev.switchboard.access.RequestView;
import dev.switchboard.access.Tokens;
import dev.switchboard.delivery.RedeliveryPolicy;
import dev.switchboard.event.Event;
import dev.switchboard.event.Recognition;
import dev.switchboard.subscription.Subscription;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An API family, as the rest of the gateway sees it: how its callers identify themselves, how its
 * events are told apart, and what its subscribers are promised. Everything else about the family
 * stays inside its own package, its route file and its configuration keys. Implementations are safe
 * for use by many threads.
 */
public interface Dialect {

  /** The name used in paths, rows and configuration. */
  String name();

  /** The path prefixes whose errors this dialect words; may be empty. */
  List<String> pathPrefixes();

  /** Tells whether this API's requests may be forms rather than JSON. */
  default boolean takesForms() {
    return false;
  }

  /**
   * Makes a credential of a tenant for this API.
   *
   * @param tokens where secrets come from
   * @return what to store, and what to show the owner, once
   */
  Issue issue(Tokens tokens);

  /**
   * Reads the credential a request carries; from its own header fields only.
   *
   * @return empty when there is none, or none that is whole
   */
  Optional<PresentedCredential> presented(RequestView request);

  /**
   * Words an error in this API's shape.
   *
   * @param status what kind of error, as an HTTP status
   * @param message what is wrong; never an internal detail
   */
  ErrorAnswer error(int status, String message);

  /**
   * What a caller without a valid credential is told to bring (RFC 9110, 11.6.1); null for nothing.
   */
  default String challenge() {
    return null;
  }

  /**
   * Says what a posted document is.
   *
   * @param document one JSON object from the producer
   * @param request the request it came in by, for a family whose events need a word beside them
   */
  Recognition recognise(JsonNode document, RequestView request);

  /**
   * The body of one attempt.
   *
   * @param subscription for whom
   * @param event what happened
   * @param attempt 1 for the first
   * @return the exact bytes to sign and send; the event's own array where nothing is rewritten
   */
  byte[] body(Subscription subscription, Event event, int attempt);

  /**
   * The media type of that body.
   *
   * @param event what happened
   */
  default String contentType(Event event) {
    return "application/json";
  }

  /** The header fields this family promises on a delivery, beside the gateway's own. */
  Map<String, String> headers(Subscription subscription);

  /**
   * The header fields that mean something in this family, on requests or deliveries; lower case.
   */
  default Set<String> headerNames() {
    return Set.of();
  }

  /** When and how often a delivery is tried again. */
  RedeliveryPolicy policy();

  /** The same, where a subscription may have chosen otherwise. */
  default RedeliveryPolicy policyFor(Subscription subscription) {
    return policy().chosenBy(subscription.preferences().redelivery());
  }

  /**
   * A credential just made.
   *
   * @param field under which key they are shown
   * @param shown what the owner gets to see once: a string, or an object of strings
   * @param stored what is kept
   */
  record Issue(String field, Object shown, IssuedCredential stored) {
    @Override
    public String toString() {
      return "credentials shown as " + field;
    }
  }
}
