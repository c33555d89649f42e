package dev.switchboard.dialect.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.switchboard.access.IssuedCredential;
import dev.switchboard.access.RequestView;
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
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SigmaDialectTest {
  private final Dialect dialect = new SigmaDialect(new ObjectMapper(), Bench.POLICY);

  @Test
  void issuesATokenPairThatItThenRecognises() {
    Dialect.Issue issue = dialect.issue(new Tokens(new SecureRandom()));

    Map<?, ?> shown = (Map<?, ?>) issue.shown();
    IssuedCredential stored = issue.stored();
    assertThat(issue.field()).isEqualTo("sigma");
    assertThat(dialect.presented(basic(shown.get("tokenId") + ":" + shown.get("tokenSecret"))))
        .hasValueSatisfying(
            presented -> {
              assertThat(presented.kind()).isEqualTo(stored.kind());
              assertThat(presented.lookup()).isEqualTo(stored.lookup());
              assertThat(presented.secretHash()).isEqualTo(stored.secretHash());
            });
  }

  @Test
  void takesEverythingBehindTheFirstColonAsTheSecret() {
    assertThat(dialect.presented(basic("id:a:b")))
        .hasValueSatisfying(
            presented -> {
              assertThat(presented.lookup()).isEqualTo("id");
              assertThat(presented.secretHash()).isEqualTo(Tokens.hash("a:b"));
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Basic", "Basic ", "Basic !!!", "Bearer aWQ6cw==", "aWQ6cw=="})
  void findsNoPairInOtherFields(String field) {
    assertThat(dialect.presented(PlainRequest.withHeader("Authorization", field))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"id", ":secret", "id:", ":"})
  void findsNoPairInHalfOfOne(String pair) {
    assertThat(dialect.presented(basic(pair))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 405, 413, 422, 500, 503})
  void wordsErrorsByTheirStatus(int status) {
    assertThat(dialect.error(status, "a \"reason\""))
        .isEqualTo(
            new ErrorAnswer(
                status,
                "application/json",
                "{\"ec\":" + status + ",\"msg\":\"a \\\"reason\\\"\"}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"event\":\"channel_live\",\"eventTime\":1476697473034,\"id\":\"c1\"}"
            + "|channel.live|c1|2016-10-17T09:44:33.034Z",
        "{\"event\":\"channel_stop\",\"id\":17}|channel.stop|17|",
        "{\"event\":\"channel_ended\",\"eventTime\":\"soon\"}|channel.ended||",
      })
  void recognisesItsEvents(String document, String type, String key, Instant occurredAt) {
    assertThat(dialect.recognise(PlainRequest.json(document), null))
        .isEqualTo(Recognition.of(type, key, occurredAt));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"event\":\"all\"}", "{\"event\":null}", "{\" event \":\"x\"}"})
  void saysWhyADocumentIsNoEvent(String document) {
    assertThat(dialect.recognise(PlainRequest.json(document), null))
        .isEqualTo(
            Recognition.unknown("event must be one of: channel_live, channel_stop, channel_ended"));
  }

  @Test
  void relaysTheProducersBytesAndAddsNoHeaderFields() {
    Event event = Bench.event("channel.live", "{\"event\":\"channel_live\"}");
    assertThat(dialect.body(null, event, 4)).isSameAs(event.payload());
    assertThat(dialect.headers(null)).isEmpty();
    assertThat(dialect.pathPrefixes()).containsExactly("/v1/webhook");
    assertThat(dialect.policy()).isSameAs(Bench.POLICY);
  }

  private static RequestView basic(String pair) {
    byte[] bytes = pair.getBytes(StandardCharsets.UTF_8);
    return PlainRequest.withHeader(
        "Authorization", "Basic " + Base64.getEncoder().encodeToString(bytes));
  }
}
