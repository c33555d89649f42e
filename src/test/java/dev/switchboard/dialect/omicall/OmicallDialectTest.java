package dev.switchboard.dialect.omicall;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.switchboard.access.Tokens;
import dev.switchboard.dialect.Bench;
import dev.switchboard.dialect.Dialect;
import dev.switchboard.dialect.ErrorAnswer;
import dev.switchboard.dialect.PlainRequest;
import dev.switchboard.event.Event;
import dev.switchboard.event.Recognition;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OmicallDialectTest {
  private final Dialect dialect =
      new OmicallDialect(new OmicallEnvelope("stg", "Staging"), new ObjectMapper(), Bench.POLICY);

  @Test
  void issuesAnApiKeyOfWhichOnlyTheHashIsKept() {
    Dialect.Issue issue = dialect.issue(new Tokens(new SecureRandom()));

    String key = (String) ((Map<?, ?>) issue.shown()).get("apiKey");
    assertThat(issue.field()).isEqualTo("omicall");
    assertThat(issue.stored().kind()).isEqualTo("omicall_key");
    assertThat(issue.stored().lookup()).isEqualTo(Tokens.lookup(key));
    assertThat(issue.stored().expiresAt()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer t0ken", "bearer t0ken", "BEARER  t0ken ", "t0ken"})
  void readsTheAccessTokenWithOrWithoutItsScheme(String field) {
    assertThat(dialect.presented(PlainRequest.withHeader("Authorization", field)))
        .hasValueSatisfying(
            presented -> {
              assertThat(presented.kind()).isEqualTo("omicall_access");
              assertThat(presented.lookup()).isEqualTo(Tokens.lookup("t0ken"));
              assertThat(presented.secretHash()).isNull();
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "Bearer  "})
  void findsNoTokenWhereThereIsNone(String field) {
    assertThat(dialect.presented(PlainRequest.withHeader("Authorization", field))).isEmpty();
    assertThat(dialect.presented(PlainRequest.withHeader("X-Other", "t"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "400|url_invalid|200|url_invalid",
        "422|type_invalid|200|type_invalid",
        "400|line 3: unexpected end|200|request_body_invalid",
        "403|no|403|access_denied",
        "404|nothing here|404|not_found",
        "405|no such method|405|method_not_allowed",
        "413|too large|413|request_body_too_large",
        "429|slow down|429|too_many_requests",
        "503|the database is away|503|service_unavailable",
        "500|oops|500|internal_error",
        "500||500|internal_error",
      })
  void wordsErrorsAsCodes(int status, String message, int answered, String code) {
    ErrorAnswer answer = dialect.error(status, message);

    assertThat(answer.status()).isEqualTo(answered);
    assertThat(answer.contentType()).isEqualTo("application/json");
    assertThat(answer.body())
        .isEqualTo(
            "{\"status_code\":-9999,\"instance_id\":\"stg\",\"message\":\""
                + code
                + "\",\"payload\":null,\"key_enabled\":false}");
  }

  @Test
  void answersAMissingTokenByOnePlainWord() {
    assertThat(dialect.error(401, "whatever"))
        .isEqualTo(new ErrorAnswer(401, "text/plain", "Unauthorized"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"transaction_id\":\"t\",\"state\":\"cdr\",\"time_end_call\":1697595795}"
            + "|call.cdr|t|2023-10-18T02:23:15Z",
        "{\"transaction_id\":\"t\"}|call.cdr|t|",
        "{\"transaction_id\":\"t\",\"call_uuid\":\"c\",\"state\":\"ringing\"}|call.cdr|t|",
        "{\"call_uuid\":\"c\",\"state\":\"ringing\",\"date_time\":1626693561000}"
            + "|call.ringing|c|2021-07-19T11:19:21Z",
        "{\"call_uuid\":\"c\",\"state\":\"answered\",\"x\":1}|call.answered|c|",
        "{\"transaction_id\":null,\"call_uuid\":\"c\",\"state\":\"hangup\"}|call.hangup|c|",
        "{\"action\":\"created\",\"data\":[{\"contact_id\":\"k\"}],\"tenant_id\":\"x\"}"
            + "|contact.created|k|",
        "{\"action\":\"updated\",\"data\":[{\"contact_id\":\"k\"},{\"contact_id\":\"l\"}]}"
            + "|contact.updated||",
        "{\"action\":\"updated\",\"data\":[]}|contact.updated||",
      })
  void recognisesItsEvents(String document, String type, String key, Instant occurredAt) {
    assertThat(dialect.recognise(PlainRequest.json(document), null))
        .isEqualTo(Recognition.of(type, key, occurredAt));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"state\":\"ringing\"}",
        "{\"call_uuid\":\"c\"}",
        "{\"call_uuid\":\"c\",\"state\":\"cdr\"}",
        "{\"call_uuid\":\"c\",\"state\":\"flying\"}",
        "{\"action\":\"created\"}",
        "{\"action\":\"deleted\",\"data\":[]}",
        "{\"data\":[]}",
      })
  void saysWhyADocumentIsNoEvent(String document) {
    Recognition recognition = dialect.recognise(PlainRequest.json(document), null);
    assertThat(recognition.type()).isNull();
    assertThat(recognition.reason()).isNotBlank();
  }

  @Test
  void numbersTheAttemptsOfARecordAndOfNothingElse() {
    String payload = "{\"transaction_id\":\"t\", \"send_num_retry\": 1}";
    Event ringing = Bench.event("call.ringing", payload);

    assertThat(new String(body("call.cdr", payload, 3), StandardCharsets.UTF_8))
        .isEqualTo("{\"transaction_id\":\"t\", \"send_num_retry\": 3}");
    assertThat(dialect.body(null, ringing, 3)).isSameAs(ringing.payload());
  }

  @Test
  void ownsItsPathsAndAddsNoHeaderFields() {
    assertThat(dialect.pathPrefixes()).containsExactly("/api/auth", "/api/webhooks");
    assertThat(dialect.headers(null)).isEmpty();
    assertThat(dialect.policy()).isSameAs(Bench.POLICY);
  }

  private byte[] body(String type, String payload, int attempt) {
    return dialect.body(null, Bench.event(type, payload), attempt);
  }
}
