package dev.switchboard.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that were an error of the gateway's own once. */
class OddRequestsIT {
  private static Target target;

  @BeforeAll
  static void start() {
    target = Target.start();
  }

  @AfterAll
  static void stop() throws IOException {
    target.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/v1/subscriptions/%zz | 400 | \"title\":\"Bad Request\"",
        "/v1/subscriptions/%   | 400 | \"title\":\"Bad Request\"",
        "/v1/webhook/%4        | 400 | \"ec\":400",
        "/api/account/%zz      | 400 | \"status\":\"ERROR\"",
        "/api/webhooks/%zz     | 200 | \"status_code\":-9999",
        "/v1/webhook/1?id=%1   | 400 | \"ec\":400",
        "/v1/webhook?event=a%  | 400 | \"ec\":400",
        "%/v                   | 400 | \"title\":\"Bad Request\"",
      })
  void refusesWhatIsWronglyEncodedInTheShapeOfThePathsOwner(String asked, int status, String words)
      throws IOException {
    Wire.Reply reply = target.takeAlone(Shot.get("GET", asked, List.of()));

    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.body()).contains(words);
  }

  @ParameterizedTest
  @ValueSource(strings = {"feff00007b7d", "0000fffe7b7d", "0000feff7b7d", "ff00", "fffe7b007d"})
  void takesAnUnknownEncodingForNoJson(String body) throws IOException {
    byte[] bytes = HexFormat.of().parseHex(body);
    List<String> fields = List.of("authorization: " + target.tenant().bearer()[1]);

    assertThat(target.take(Shot.of("POST", "/v1/subscriptions", fields, bytes)).status())
        .isBetween(400, 499);
    assertThat(target.take(Shot.of("POST", "/v1/events/sigma", fields, bytes)).status())
        .isBetween(400, 499);
  }
}
