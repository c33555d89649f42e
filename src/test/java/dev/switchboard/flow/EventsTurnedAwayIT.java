package dev.switchboard.flow;

import static dev.switchboard.flow.Samples.RINGING;
import static dev.switchboard.flow.Samples.call;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.testing.Answer;
import dev.switchboard.testing.Databases;
import dev.switchboard.testing.RawConnection;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What producers are refused, and when. */
class EventsTurnedAwayIT extends FlowTest {
  @BeforeParameterizedClassInvocation
  static void start(Databases databases) {
    flow = Flow.on(databases, "switchboard.intake.max-body", "4000000");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[{},{}]", "{}\n{\"state\":1}", "42"})
  void refusesWhatHoldsNoEvent(String body) {
    Answer answer = account.postEventsAs("application/json", body);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().path("accepted").intValue()).isZero();
    assertThat(answer.json().path("events").isArray()).isTrue();
    assertThat(answer.json().at("/rejected/0/index").intValue()).isZero();
    assertThat(answer.json().at("/rejected/0/reason").textValue()).isNotBlank();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``|line 1, column 1",
        "rubbish|line 1, column",
        "{\"call_uuid\":\"c|line 1, column",
        "[{\"call_uuid\":\"c\"},NEWLINE {\"state\":]|line 2, column",
        "[{\"call_uuid\":\"c\",\"state\":\"ringing\"}|line 1, column",
        "[] []|line 1, column"
      })
  void tellsWhereABodyIsNotJson(String body, String place) {
    Answer answer = account.postEventsAs("application/json", body.replace("NEWLINE", "\n"));

    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
    assertThat(answer.json().path("detail").textValue()).contains(place);
  }

  @Test
  void takesAnArrayWholeOrNotAtAll() {
    String good = RINGING + "," + call("c-2", "hangup");

    assertThat(account.postEventsAs("application/json", "[" + good + ",{]").status())
        .isEqualTo(400);
    assertThat(account.rows().payloads(account.tenant().id())).isEmpty();
    assertThat(accepted(account.postEventsAs("application/json", "[" + good + "]"))).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"POST,/v1/events/fax,404", "GET,/v1/events/omicall,405"})
  void answersProblemsOutsideItsRoutes(String method, String path, int status) {
    Answer answer = account.own(method, path, method.equals("GET") ? null : "{}");

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
  }

  @Test
  void keepsTheConnectionOfAClientThatItAnsweredABodyUnread() {
    String request = "POST /v1/events/fax HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\n";

    try (RawConnection connection = new RawConnection(account.client().url())) {
      connection.send(request);
      assertThat(connection.until("\r\n")).contains(" 404 ");
      connection.send("{}");
      assertThat(connection.staysOpenFor(Duration.ofSeconds(3))).isTrue();
    }
  }

  @Test
  void refusesAStrangerBeforeTheBodyIsSent() {
    assertThat(statusLine("Bearer nobody", "Content-Length: 3000000", "")).contains(" 401 ");
    assertThat(statusLine("Bearer nobody", "Transfer-Encoding: chunked", "5\r\n[1,2"))
        .contains(" 401 ");
    assertThat(statusLine("Basic eA==", "Content-Length: 3000000", "")).contains(" 401 ");
  }

  @Test
  void refusesABodyBeyondTheLimitUnread() {
    String bearer = "Bearer " + account.tenant().token();

    assertThat(statusLine(bearer, "Content-Length: 4000001", "")).contains(" 413 ");
    assertThat(account.postEventsAs("application/json", "[" + " ".repeat(4_000_000) + "]").status())
        .isEqualTo(413);
  }

  private static int accepted(Answer answer) {
    return answer.expect(202).json().path("accepted").intValue();
  }

  private String statusLine(String authorization, String framing, String body) {
    String head =
        "POST /v1/events/omicall HTTP/1.1\r\nHost: localhost\r\nAuthorization: %s\r\n%s\r\n\r\n";
    try (RawConnection connection = new RawConnection(account.client().url())) {
      connection.send(head.formatted(authorization, framing) + body);
      return connection.until("\r\n");
    }
  }
}
