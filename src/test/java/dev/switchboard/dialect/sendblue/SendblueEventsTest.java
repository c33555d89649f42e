package dev.switchboard.dialect.sendblue;

import static dev.switchboard.dialect.GivenRequest.json;
import static dev.switchboard.dialect.GivenRequest.request;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.dialect.GivenRequest;
import dev.switchboard.event.Recognition;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SendblueEventsTest {
  private static final String RECEIVED =
      "{'accountEmail':'your-account-email','content':'Hello!','is_outbound':false,"
          + "'status':'RECEIVED','message_handle':'99DCC379-DD76-4712-BA65-11EFB33B8CD6',"
          + "'date_sent':'2025-12-12T15:41:20.932Z','date_updated':'2025-12-12T15:41:20.995Z'}";

  private static Recognition recognise(String document, String type) {
    GivenRequest request = type == null ? request() : request().query("type", type);
    return new SendblueDialect(Account.BOX, null).recognise(json(document), request);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      nullValues = "-",
      value = {
        "receive, {}, message.receive",
        "outbound, {}, message.outbound",
        "call_log, {}, call.log",
        "line_blocked, {}, line.blocked",
        "line_assigned, {}, line.assigned",
        "contact_created, {}, contact.created",
        "receive, {'event_type':'call_log'}, message.receive",
        "-, {'event_type':'call_log'}, call.log",
        "-, \"{'is_outbound':true,'message_handle':'h'}\", message.outbound",
        "-, \"{'is_outbound':false,'message_handle':'h'}\", message.receive",
        "-, {'is_outbound':false}, -",
        "-, \"{'is_outbound':'false','message_handle':'h'}\", -",
        "-, {'event_type':'other'}, -",
        "-, {}, -",
        "message.receive, {}, -",
        "'', {'event_type':'call_log'}, -"
      })
  void tellsTypesApart(String named, String document, String type) {
    Recognition recognition = recognise(document, named);
    assertThat(recognition.type()).isEqualTo(type);
    assertThat(recognition.reason() == null).isEqualTo(type != null);
  }

  @Test
  void ordersByMessageHandleAndTakesTheLatestTime() {
    Recognition recognition = recognise(RECEIVED, "receive");
    assertThat(recognition.orderingKey()).isEqualTo("99DCC379-DD76-4712-BA65-11EFB33B8CD6");
    assertThat(recognition.occurredAt()).isEqualTo(Instant.parse("2025-12-12T15:41:20.995Z"));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "-, 2025-12-12T15:41:20Z, 2025-12-12T15:41:20Z",
        "soon, 2025-12-12T17:41:20+02:00, 2025-12-12T15:41:20Z",
        "+300000-01-01T00:00:00Z, -, -",
        "yesterday, -, -"
      })
  void takesATimeOnlyWhenItIsOne(String updated, String sent, Instant occurredAt) {
    ObjectNode document = (ObjectNode) json("{}");
    document.put("date_updated", updated).put("date_sent", sent);
    assertThat(SendblueEvents.recognise(document, "receive").occurredAt()).isEqualTo(occurredAt);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " "})
  void hasNoOrderingKeyWithoutAHandle(String handle) {
    ObjectNode document = ((ObjectNode) json("{}")).put("message_handle", handle);
    assertThat(SendblueEvents.recognise(document, "receive").orderingKey()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\u0000b", "a\ud800b"})
  void hashesAHandleThatCannotBeStored(String handle) {
    ObjectNode document = ((ObjectNode) json("{}")).put("message_handle", handle);
    assertThat(SendblueEvents.recognise(document, "receive").orderingKey()).hasSize(64);
    document.put("message_handle", "x".repeat(201));
    assertThat(SendblueEvents.recognise(document, "receive").orderingKey()).hasSize(64);
  }
}
