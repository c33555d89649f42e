package dev.switchboard.dialect.sendblue;

import dev.switchboard.dialect.Refusal;
import dev.switchboard.subscription.TypePattern;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The six lists of a Sendblue configuration, in the order they are shown, and what each is sent.
 */
enum WebhookType {
  RECEIVE("receive", "message.receive"),
  CALL_LOG("call_log", "call.log"),
  LINE_BLOCKED("line_blocked", "line.blocked"),
  LINE_ASSIGNED("line_assigned", "line.assigned"),
  OUTBOUND("outbound", "message.outbound"),
  CONTACT_CREATED("contact_created", "contact.created");

  /** The text clients are used to when they name another type. */
  static final String MUST_BE =
      "Invalid webhook type. Must be one of: "
          + Arrays.stream(values()).map(WebhookType::word).collect(Collectors.joining(", "));

  private final String word;
  private final String eventType;

  WebhookType(String word, String eventType) {
    this.word = word;
    this.eventType = eventType;
  }

  /** The type's name in Sendblue's API. */
  String word() {
    return word;
  }

  /** The type of the events its entries are sent. */
  String eventType() {
    return eventType;
  }

  /** What a subscription of this type wants. */
  List<TypePattern> patterns() {
    return List.of(new TypePattern(eventType));
  }

  /** Whether its entries may carry a secret of their own; contact webhooks are bare URLs. */
  boolean takesObjects() {
    return this != CONTACT_CREATED;
  }

  /** The type of that name, if there is one. */
  static Optional<WebhookType> named(String word) {
    return Arrays.stream(values()).filter(type -> type.word.equals(word)).findFirst();
  }

  /**
   * The type of that name.
   *
   * @throws Refusal 400 when there is none
   */
  static WebhookType required(String word) {
    return named(word).orElseThrow(() -> new Refusal(400, MUST_BE));
  }
}
