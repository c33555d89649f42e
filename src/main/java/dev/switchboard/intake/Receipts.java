package dev.switchboard.intake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.switchboard.dialect.Refusal;
import dev.switchboard.intake.Receipt.Rejection;
import dev.switchboard.outbox.AcceptanceInterrupted;
import dev.switchboard.outbox.Accepted;
import dev.switchboard.store.DatabaseTrouble;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Tells a producer what became of what it posted. */
public final class Receipts implements Processor {
  /** The exchange property that holds the request's {@link Receipt}. */
  static final String RECEIPT = "receipt";

  private static final JsonFactory JSON = new JsonFactory();

  /**
   * Answers a request whose events are committed.
   *
   * @throws Refusal when the body was not read to its end
   */
  @Override
  public void process(Exchange exchange) throws IOException {
    List<?> accepted = exchange.getProperty(Accepted.COMMITTED, List.of(), List.class);
    Receipt receipt = exchange.getProperty(RECEIPT, Receipt.class);
    if (receipt.failure() != null) {
      throw unfinished(receipt);
    }
    boolean nothing = receipt.accepted() == 0 && receipt.rejected() > 0;
    boolean cut = Math.max(receipt.accepted(), receipt.rejected()) > Receipt.LISTED;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeNumberField("accepted", receipt.accepted());
      write(json, receipt.rejections());
      writeEvents(json, accepted);
      if (cut) {
        json.writeBooleanField("truncated", true);
      }
      json.writeEndObject();
    }
    answer(exchange, nothing ? 422 : 202, bytes.toByteArray());
  }

  /**
   * Answers a request during which the database went away, or that holds what it will never take:
   * how far it got, where to resume.
   */
  public void interrupted(Exchange exchange) throws IOException {
    Receipt receipt = exchange.getProperty(RECEIPT, Receipt.class);
    AcceptanceInterrupted interruption =
        exchange.getProperty(Exchange.EXCEPTION_CAUGHT, AcceptanceInterrupted.class);
    int committed = interruption.accepted();
    int resumeAt = receipt.resumeAt(committed);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeNumberField("accepted", committed);
      json.writeNumberField("index", resumeAt);
      write(json, receipt.rejections().stream().filter(r -> r.index() < resumeAt).toList());
      json.writeEndObject();
    }
    if (DatabaseTrouble.isPassing(interruption.trouble())) {
      answer(exchange, 503, bytes.toByteArray());
      exchange.getMessage().setHeader("Retry-After", "1");
    } else {
      answer(exchange, 500, bytes.toByteArray());
    }
  }

  private static Refusal unfinished(Receipt receipt) {
    Refusal failure = receipt.failure();
    if (receipt.accepted() == 0) {
      return failure;
    }
    return new Refusal(
        failure.status(),
        "%s; the items before index %d were taken (%d accepted, %d rejected)"
            .formatted(
                failure.getMessage(), receipt.items(), receipt.accepted(), receipt.rejected()));
  }

  private static void write(JsonGenerator json, List<Rejection> rejections) throws IOException {
    json.writeArrayFieldStart("rejected");
    for (Rejection rejection : rejections) {
      json.writeStartObject();
      json.writeNumberField("index", rejection.index());
      json.writeStringField("reason", rejection.reason());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeEvents(JsonGenerator json, List<?> events) throws IOException {
    json.writeArrayFieldStart("events");
    for (Object each : events.subList(0, Math.min(Receipt.LISTED, events.size()))) {
      Accepted event = (Accepted) each;
      json.writeStartObject();
      json.writeStringField("id", event.id().toString());
      json.writeStringField("type", event.type());
      json.writeNumberField("deliveries", event.deliveries());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void answer(Exchange exchange, int status, byte[] body) {
    exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, status);
    exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, "application/json");
    // The one kind of body that the server sends at once and with its length.
    exchange.getMessage().setBody(ByteBuffer.wrap(body));
  }
}
