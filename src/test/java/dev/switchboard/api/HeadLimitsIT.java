package dev.switchboard.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.testing.Answer;
import dev.switchboard.testing.Databases;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Requests whose head is larger than is taken, or cannot be read. */
@ParameterizedClass
@EnumSource(value = Databases.class, names = "H2")
class HeadLimitsIT extends ApiTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/v1/subscriptions | {\"type\":\"about:blank\",\"title\":\"URI Too Long\",\"status\":414",
        "/v1/events/omicall | {\"type\":\"about:blank\",\"title\":\"URI Too Long\",\"status\":414",
        "/api/webhooks/list | {\"status_code\":-9999",
        "/api/account/webhooks | {\"status\":\"ERROR\",\"message\":\"The URL is longer",
        "/v1/webhook | {\"ec\":414,\"msg\":\"The URL is longer than 4096 characters\"}",
      })
  void answers414InTheShapeOfThePathsOwner(String path, String shape) {
    assertShape(send("GET", path + "?x=" + "y".repeat(4_096), null), 414, shape);
    assertThat(send("GET", path + "?x=" + "y".repeat(4_000), null).status()).isNotEqualTo(414);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/v1/subscriptions | {\"type\":\"about:blank\",\"title\":\"Request Header Fields Too Large\"",
        "/api/webhooks/list | {\"status_code\":-9999",
        "/api/account/webhooks | {\"status\":\"ERROR\",\"message\":\"The",
        "/v1/webhook | {\"ec\":431,\"msg\":\"The"
      })
  void answers431InTheShapeOfThePathsOwner(String path, String shape) {
    String[] many =
        IntStream.range(0, 101)
            .boxed()
            .flatMap(i -> Stream.of("x-" + i, "y"))
            .toArray(String[]::new);
    assertShape(send("GET", path, null, many), 431, shape);
    assertShape(send("GET", path, null, "x", "y".repeat(17_000)), 431, shape);
    assertThat(send("GET", path, null, "x", "y".repeat(15_000)).status()).isEqualTo(401);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "/v1/subscriptions | 400 | {\"type\":\"about:blank\",\"title\":\"Bad Request\"",
        "/v1/events | 400 | {\"type\":\"about:blank\",\"title\":\"Bad Request\"",
        "/api/webhooks/register | 200 | {\"status_code\":-9999",
        "/api/account/webhooks | 400 | {\"status\":\"ERROR\",\"message\":\"The content type",
        "/v1/webhook | 400 | {\"ec\":400,\"msg\":\"The content type cannot be read\"}"
      })
  void refusesAContentTypeThatEndsWithinItsQuotes(String path, int status, String shape) {
    String type = "application/json; charset=\"";

    assertShape(send("POST", path, "{}", "content-type", type), status, shape);
  }

  @Test
  void answersEvenAUrlThatIsNotReadToItsEnd() {
    Answer answer = send("GET", "/v1/webhook?x=" + "y".repeat(20_000), null);

    assertShape(answer, 414, "{\"type\":\"about:blank\",\"title\":\"URI Too Long\"");
    assertThat(own("GET", "/v1/subscriptions", null).status()).isEqualTo(200);
  }

  private static void assertShape(Answer answer, int status, String shape) {
    assertThat(answer.body()).contains(shape);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("content-type")).startsWith("application/");
  }
}
