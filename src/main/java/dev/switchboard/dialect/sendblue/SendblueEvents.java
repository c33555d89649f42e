package dev.switchboard.dialect.sendblue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.access.Tokens;
import dev.switchboard.dialect.PlainText;
import dev.switchboard.event.Recognition;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Tells Sendblue's documents apart, most of which do not say what they are. */
final class SendblueEvents {
  private static final int LONGEST_KEY = 200;
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  private SendblueEvents() {}

  /**
   * @param document one posted object
   * @param named the type the intake call names in Sendblue's word, or null
   */
  static Recognition recognise(JsonNode document, String named) {
    if (named != null && WebhookType.named(named).isEmpty()) {
      return Recognition.unknown(WebhookType.MUST_BE);
    }
    Optional<WebhookType> type = named != null ? WebhookType.named(named) : told(document);
    return type.map(known -> Recognition.of(known.eventType(), handle(document), time(document)))
        .orElseGet(
            () ->
                Recognition.unknown(
                    "the document does not tell what it is; name it in the query,"
                        + " for example type=receive"));
  }

  private static Optional<WebhookType> told(JsonNode document) {
    if ("call_log".equals(document.path("event_type").textValue())) {
      return Optional.of(WebhookType.CALL_LOG);
    }
    JsonNode outbound = document.path("is_outbound");
    if (!outbound.isBoolean() || !document.path("message_handle").isTextual()) {
      return Optional.empty();
    }
    return Optional.of(outbound.booleanValue() ? WebhookType.OUTBOUND : WebhookType.RECEIVE);
  }

  private static String handle(JsonNode document) {
    String handle = document.path("message_handle").textValue();
    if (handle == null || handle.isBlank()) {
      return null;
    }
    return PlainText.fits(handle, LONGEST_KEY) ? handle : Tokens.lookup(handle);
  }

  private static Instant time(JsonNode document) {
    Instant updated = instant(document.path("date_updated").textValue());
    return updated != null ? updated : instant(document.path("date_sent").textValue());
  }

  private static Instant instant(String text) {
    if (text == null) {
      return null;
    }
    try {
      Instant instant = OffsetDateTime.parse(text).toInstant();
      return instant.isBefore(Instant.EPOCH) || instant.isAfter(LATEST) ? null : instant;
    } catch (DateTimeException unreadable) {
      return null;
    }
  }
}
