package dev.switchboard.dialect.sendblue;

import static dev.switchboard.dialect.GivenRequest.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.access.IssuedCredential;
import dev.switchboard.access.PresentedCredential;
import dev.switchboard.access.Tokens;
import dev.switchboard.dialect.Dialect;
import dev.switchboard.dialect.ErrorAnswer;
import dev.switchboard.event.Event;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SendblueDialectTest {
  private final Dialect dialect = new SendblueDialect(Account.BOX, null);

  @ParameterizedTest
  @CsvSource({
    "sb-api-key-id, sb-api-secret-key",
    "SB-API-KEY-ID, Sb-Api-Secret-Key",
    "x-sb-api-key-id, x-sb-api-secret-key",
    "sb-api-key-id, x-sb-api-secret-key"
  })
  void knowsTheKeysItIssued(String idHeader, String secretHeader) {
    Dialect.Issue issue = dialect.issue(new Tokens(new SecureRandom()));
    Map<?, ?> shown = (Map<?, ?>) issue.shown();
    IssuedCredential stored = issue.stored();
    PresentedCredential presented =
        dialect
            .presented(
                request()
                    .header(idHeader, (String) shown.get("apiKeyId"))
                    .header(secretHeader, (String) shown.get("apiSecretKey")))
            .orElseThrow();
    assertThat(issue.field()).isEqualTo("sendblue");
    assertThat(List.copyOf(shown.keySet())).asString().isEqualTo("[apiKeyId, apiSecretKey]");
    assertThat(presented.kind()).isEqualTo(stored.kind());
    assertThat(presented.lookup()).isEqualTo(stored.lookup());
    assertThat(presented.secretHash()).isEqualTo(stored.secretHash());
  }

  @Test
  void needsBothKeys() {
    assertThat(dialect.presented(request())).isEmpty();
    assertThat(dialect.presented(request().header("sb-api-key-id", "a"))).isEmpty();
    assertThat(dialect.presented(request().header("sb-api-secret-key", "a"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"400, 400", "401, 401", "404, 404", "405, 405", "413, 413", "422, 400", "503, 503"})
  void wordsErrorsAsSendblueDoes(int status, int shown) {
    assertThat(dialect.error(status, "say \"what\""))
        .isEqualTo(
            new ErrorAnswer(
                shown,
                "application/json",
                "{\"status\":\"ERROR\",\"message\":\"say \\\"what\\\"\"}"));
  }

  @Test
  void relaysTheProducersOwnBytes() {
    byte[] payload = "{ \"a\" : 1 }".getBytes();
    UUID id = UUID.randomUUID();
    Event event = new Event(id, id, "sendblue", "call.log", null, payload, null, null, null);
    assertThat(dialect.body(null, event, 3)).isSameAs(payload);
  }

  @Test
  void ownsBothItsPaths() {
    assertThat(dialect.pathPrefixes()).containsExactly("/api/v2/account", "/api/account");
  }
}
