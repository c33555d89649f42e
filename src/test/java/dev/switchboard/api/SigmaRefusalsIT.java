package dev.switchboard.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.testing.Answer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@OnEachDatabase
class SigmaRefusalsIT extends ApiTest {
  private static final String PATH = "/v1/webhook";
  private static final String OBJECT = "the body must be a JSON object or a form";
  private static final String NAMES = "channel_live, channel_stop, channel_ended, all";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ``                                                            | the body must be a JSON object or a form
          []                                                             | the body must be a JSON object or a form
          'x'                                                            | the body must be a JSON object or a form
          {}                                                             | uri and event are required
          {'uri':'https://a.example'}                                    | uri and event are required
          {'event':'all'}                                                | uri and event are required
          {'uri':'','event':'all'}                                       | uri and event are required
          {'uri':'https://a.example','event':''}                         | uri and event are required
          {'uri':'https://a.example','event':[]}                         | uri and event are required
          {'uri':null,'event':null}                                      | uri and event are required
          {'uri':                                                        | The request body is not valid JSON (line 1, column 8)
          """)
  void answers400WhereDataIsMissing(String body, String message) {
    assertRefused(sigma("POST", PATH, body), 400, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {'uri':'a.example','event':'all'}                              | uri is refused: the URL is not an absolute http or https URL
          {'uri':'ftp://a.example','event':'all'}                        | uri is refused: the URL is not an absolute http or https URL
          {'uri':'https://a.example/{x}','event':'all'}                  | uri is refused: the URL has braces
          {'uri':'https://u@a.example','event':'all'}                    | uri is refused: the URL has user info
          {'uri':'https://10.0.0.1','event':'all'}                       | uri is refused: the URL's host is not allowed
          {'uri':7,'event':'all'}                                        | uri must be a text
          {'uri':'https://a.example','event':','}                        | event names no event
          {'uri':'https://a.example','event':'channel_gone'}             | event must be one of: channel_live, channel_stop, channel_ended, all
          {'uri':'https://a.example','event':['channel_live','x']}       | event must be one of: channel_live, channel_stop, channel_ended, all
          {'uri':'https://a.example','event':' event '}                  | event must be one of: channel_live, channel_stop, channel_ended, all
          """)
  void answers422WhereDataIsWrong(String body, String message) {
    assertThat(subscriptions()).isEmpty();
    Answer created = sigma("POST", PATH, body);
    assertRefused(created, 422, message);
    String path = PATH + "/" + create();
    assertRefused(sigma("PUT", path, body), 422, message);
    assertRefused(sigma("PATCH", path, body), 422, message);
    assertThat(subscriptions()).hasSize(1);
  }

  @Test
  void answers422WhereDataOfOtherTypesStandsForEvents() {
    for (String event : new String[] {"7", "true", "{}", "[7]"}) {
      Answer answer = sigma("POST", PATH, "{'uri':'https://a.example','event':" + event + "}");
      assertThat(answer.status()).as(event).isEqualTo(422);
      assertThat(answer.json().path("ec").intValue()).isEqualTo(422);
      assertThat(answer.json().path("msg").isTextual()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "PATCH"})
  void answers400ToAChangeWithoutData(String method) {
    String path = PATH + "/" + create();
    assertRefused(sigma(method, path, null), 400, OBJECT);
    assertRefused(sigma(method, path, "[]"), 400, OBJECT);
  }

  @ParameterizedTest
  @CsvSource({
    "page=-1,      page must be a whole number from 0 to 2147483647",
    "page=x,       page must be a whole number from 0 to 2147483647",
    "page=1.5,     page must be a whole number from 0 to 2147483647",
    "length=0,     length must be a whole number from 1 to 100",
    "length=101,   length must be a whole number from 1 to 100",
    "length=-5,    length must be a whole number from 1 to 100",
    "length=99999999999, length must be a whole number from 1 to 100",
  })
  void answers422ToAPageThatCannotBe(String query, String message) {
    assertRefused(sigma("GET", PATH + "?" + query, null), 422, message);
  }

  @Test
  void answers422ToUnknownEventsInTheQuery() {
    String one = "event must be one of: " + NAMES;
    assertRefused(sigma("GET", PATH + "?event=channel_live,x", null), 422, one);
    String path = PATH + "/" + create();
    assertRefused(sigma("DELETE", path + "?event=x", null), 422, one);
    assertRefused(sigma("DELETE", path + "?event=", null), 422, "event names no event");
    assertThat(sigma("GET", path, null).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"GET,", "PUT, {}", "PATCH, {}", "DELETE,"})
  void answers404WhereNoWebhookIs(String method, String body) {
    create();
    for (String id :
        new String[] {"100000000", "0", "abc", "1%2F2", "%00", "%F0%9F", "x".repeat(300)}) {
      assertRefused(sigma(method, PATH + "/" + id, body), 404, "no such webhook");
    }
  }

  @ParameterizedTest
  @CsvSource({"GET,", "POST,", "GET, /1", "PUT, /1", "PATCH, /1", "DELETE, /1"})
  void answers401WithoutAGoodPair(String method, String id) {
    String path = PATH + (id == null ? "" : id);
    assertUnauthorized(send(method, path, "{}"));
    String[] own = tenant.sigma();
    assertUnauthorized(send(method, path, "{}", own[0], own[1].replace("Basic ", "Bearer ")));
    assertUnauthorized(send(method, path, "{}", tenant.bearer()));
    String pair =
        new String(
            Base64.getDecoder().decode(own[1].substring("Basic ".length())),
            StandardCharsets.UTF_8);
    String name = pair.substring(0, pair.indexOf(':'));
    for (String wrong : new String[] {name + ":wrong", name + ":", name, pair + "x", ":" + name}) {
      String encoded = Base64.getEncoder().encodeToString(wrong.getBytes(StandardCharsets.UTF_8));
      assertUnauthorized(send(method, path, "no JSON", own[0], "Basic " + encoded));
    }
    assertUnauthorized(send(method, path, "{}", own[0], "Basic %%%"));
  }

  @Test
  void takesTheSchemeInAnyCase() {
    String[] own = tenant.sigma();
    String lower = own[1].replace("Basic", "basic");
    assertThat(send("GET", PATH, null, own[0], lower).status()).isEqualTo(200);
  }

  private String create() {
    return sigma("POST", PATH, "{'uri':'https://kept.example','event':'all'}")
        .expect(200)
        .json()
        .path("id")
        .textValue();
  }

  private static void assertUnauthorized(Answer answer) {
    assertRefused(answer, 401, "Unauthorized");
  }

  private static void assertRefused(Answer answer, int status, String message) {
    assertThat(answer.body()).isEqualTo("{\"ec\":" + status + ",\"msg\":\"" + message + "\"}");
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("content-type")).isEqualTo("application/json");
  }
}
