package dev.switchboard.dialect.standard;

import static dev.switchboard.dialect.GivenRequest.json;
import static dev.switchboard.dialect.GivenRequest.request;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.access.PresentedCredential;
import dev.switchboard.access.Tokens;
import dev.switchboard.dialect.Dialect;
import dev.switchboard.event.Event;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NativeDialectTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private final Dialect dialect = new NativeDialect(null);

  @ParameterizedTest
  @ValueSource(strings = {"Bearer ", "bearer ", "BEARER  "})
  void knowsTheTokenItIssued(String scheme) {
    Dialect.Issue issue = dialect.issue(new Tokens(new SecureRandom()));
    PresentedCredential presented =
        dialect.presented(request().header("authorization", scheme + issue.shown())).orElseThrow();
    assertThat(issue.field()).isEqualTo("token");
    assertThat(presented.kind()).isEqualTo(issue.stored().kind());
    assertThat(presented.lookup()).isEqualTo(issue.stored().lookup());
    assertThat(presented.secretHash()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Bearer", "Bearer ", "Basic YTpi", "sbt_token"})
  void takesNothingButABearerToken(String value) {
    assertThat(dialect.presented(request().header("authorization", value))).isEmpty();
    assertThat(dialect.presented(request())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "400, Bad Request",
    "401, Unauthorized",
    "403, Forbidden",
    "404, Not Found",
    "405, Method Not Allowed",
    "413, Content Too Large",
    "418, Client Error",
    "422, Unprocessable Content",
    "500, Internal Server Error",
    "503, Service Unavailable"
  })
  void wordsErrorsAsProblems(int status, String title) {
    assertThat(dialect.error(status, "a \"b\"").status()).isEqualTo(status);
    assertThat(dialect.error(status, "a \"b\"").contentType())
        .isEqualTo("application/problem+json");
    assertThat(dialect.error(status, "a \"b\"").body())
        .isEqualTo(
            "{\"type\":\"about:blank\",\"title\":\""
                + title
                + "\",\"status\":"
                + status
                + ",\"detail\":\"a \\\"b\\\"\"}");
  }

  @Test
  void putsTheProducersOwnBytesIntoAnEnvelope() {
    byte[] payload = "{ \"name\" : \"Zoë ✓\", \"n\": 1.0 }".getBytes(UTF_8);
    UUID id = UUID.randomUUID();
    Instant at = Instant.parse("2025-12-12T15:41:20.995Z");
    Event event = new Event(id, id, "sigma", "channel.live", null, payload, at, at, null);
    assertThat(new String(dialect.body(null, event, 1), UTF_8))
        .isEqualTo(
            "{\"type\":\"channel.live\",\"timestamp\":\"2025-12-12T15:41:20.995Z\","
                + "\"data\":{ \"name\" : \"Zoë ✓\", \"n\": 1.0 }}");
    assertThat(dialect.contentType(event)).isEqualTo("application/json");
  }

  @Test
  void sendsACloudEventAsItCame() {
    byte[] payload = "{ \"specversion\" : \"1.0\" }".getBytes(UTF_8);
    UUID id = UUID.randomUUID();
    Event event = new Event(id, id, "native", "a.b", null, payload, NOW, NOW, null);

    assertThat(dialect.body(null, event, 2)).isSameAs(payload);
    assertThat(dialect.contentType(event)).isEqualTo("application/cloudevents+json");
  }

  @Test
  void takesNoPlainDocumentForAnEvent() {
    assertThat(dialect.recognise(json("{'type':'a','data':{}}"), request()).reason())
        .startsWith("not a CloudEvent");
  }
}
