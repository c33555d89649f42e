package dev.switchboard.delivery;

import java.time.Instant;
import java.util.UUID;

/**
 * What is to be written about a delivery that leaves memory: the end it came to, or where it waits.
 *
 * @param delivery which
 * @param state what it is from now on
 * @param expectedAttempts the attempts its row must still show for this to be news
 * @param attempts the attempts made so far
 * @param dueAt when to try again; null unless it waits for a time
 * @param finishedAt when it came to its end; null while it has not
 * @param status the last answer's HTTP status, or null
 * @param tookMillis how long the last attempt took, or null
 * @param reason why it failed or waits; null when delivered
 * @param failure the attempt to be kept, or null when none was made or it succeeded
 * @param strict whether others of its key wait until it has come to its end
 */
public record Settlement(
    UUID delivery,
    DeliveryState state,
    int expectedAttempts,
    int attempts,
    Instant dueAt,
    Instant finishedAt,
    Integer status,
    Integer tookMillis,
    String reason,
    FailedAttempt failure,
    boolean strict) {

  /** The outcome of an attempt, as judged. */
  public static Settlement of(Delivery delivery, Outcome outcome, Verdict verdict, Instant now) {
    int attempt = delivery.attempts() + 1;
    boolean again = verdict.state() == DeliveryState.PENDING;
    Integer status = outcome.status() == 0 ? null : outcome.status();
    int took = (int) outcome.took().toMillis();
    FailedAttempt failure =
        verdict.state() == DeliveryState.DELIVERED
            ? null
            : new FailedAttempt(
                delivery.id(), attempt, now, status, took, outcome.error(), outcome.excerpt());
    return new Settlement(
        delivery.id(),
        verdict.state(),
        delivery.attempts(),
        attempt,
        again ? now.plus(verdict.delay()) : null,
        again ? null : now,
        status,
        took,
        verdict.reason(),
        failure,
        delivery.strict());
  }

  /** An end that no attempt brought about. */
  public static Settlement end(Delivery delivery, DeliveryState state, String reason, Instant now) {
    return unattempted(delivery, state, now, reason);
  }

  /** Held until its subscription is enabled. */
  public static Settlement held(Delivery delivery) {
    return unattempted(delivery, DeliveryState.HELD, null, "subscription_disabled");
  }

  /** Back behind its lane, in SQL. */
  public static Settlement queued(Delivery delivery) {
    return unattempted(delivery, DeliveryState.PENDING, null, null);
  }

  /** Whether the next of its key can go now. */
  public boolean freesItsKey() {
    return strict && state.isFinal();
  }

  /** Whether it only puts a delivery back behind its lane. */
  public boolean putsBack() {
    return state == DeliveryState.PENDING && attempts == expectedAttempts;
  }

  private static Settlement unattempted(
      Delivery delivery, DeliveryState state, Instant finishedAt, String reason) {
    int attempts = delivery.attempts();
    return new Settlement(
        delivery.id(),
        state,
        attempts,
        attempts,
        null,
        finishedAt,
        null,
        null,
        reason,
        null,
        delivery.strict());
  }
}
