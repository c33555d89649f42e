package dev.switchboard.api;

import static dev.switchboard.api.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.testing.Answer;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@OnEachDatabase
class NativeApiIT extends ApiTest {
  private static final String PATH = "/v1/subscriptions";

  @Test
  void createsAndShowsASubscription() {
    Answer made =
        own(
            "POST",
            PATH,
            "{'description':'a \u00e9','sources':['sigma','omicall'],"
                + "'types':['call.*','channel.live'],'url':'https://a.example','enabled':false}");
    String id = made.json().path("id").textValue();
    String secret = made.json().path("secret").textValue();
    String created = made.json().path("created_at").textValue();
    String shown =
        "{'id':'"
            + id
            + "','dialect':'native','url':'https://a.example',"
            + "'types':['call.*','channel.live'],'sources':['omicall','sigma'],"
            + "'description':'a \u00e9','ordering':'best_effort','concurrency':null,'rate':null,"
            + "'redelivery':{'delays':null,'jitter':null,'deadline':null,"
            + "'client_errors_final':null},'signing':['v1'],'tls':null,"
            + "'enabled':false,'disabled_reason':null,"
            + "'created_at':'"
            + created
            + "'";
    assertAnswer(made, 201, shown + ",'secret':'" + secret + "','public_key':null}");
    assertThat(UUID.fromString(id).toString()).isEqualTo(id);
    assertThat(created).matches("20[0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z");
    assertThat(secret).startsWith("whsec_");
    assertThat(Base64.getDecoder().decode(secret.substring(6))).hasSizeBetween(24, 64);

    assertAnswer(own("GET", PATH + "/" + id, null), 200, shown + "}");
    assertAnswer(
        own("GET", PATH + "/" + id + "/secret", null),
        200,
        "{'secret':'" + secret + "','public_key':null,'retiring':[]}");
    assertAnswer(own("GET", PATH, null), 200, "{'data':[" + shown + "}],'next':null,'prev':null}");
  }

  @Test
  void fillsInWhatIsNotGiven() {
    Answer made = own("POST", PATH, "{'url':'https://a.example','types':['*']}").expect(201);
    assertThat(made.body())
        .contains(json("'sources':[],'description':null,'ordering':'best_effort'"))
        .contains(json("'enabled':true,'disabled_reason':null"));
  }

  @Test
  void leadsThroughPagesForthAndBack() {
    for (int number = 1; number <= 5; number++) {
      create("https://" + number + ".example");
    }
    JsonNode first = own("GET", PATH + "?limit=2", null).json();
    JsonNode second = own("GET", PATH + "?limit=2&cursor=" + cursor(first, "next"), null).json();
    JsonNode third = own("GET", PATH + "?limit=2&cursor=" + cursor(second, "next"), null).json();
    assertThat(first.at("/data/1/url").textValue()).isEqualTo("https://2.example");
    assertThat(second.at("/data/0/url").textValue()).isEqualTo("https://3.example");
    assertThat(third.path("data")).hasSize(1);
    assertThat(third.path("next").isNull()).isTrue();
    assertThat(first.path("prev").isNull()).isTrue();
    assertThat(own("GET", PATH + "?limit=2&cursor=" + cursor(third, "prev"), null).json())
        .isEqualTo(second);
    assertThat(own("GET", PATH + "?limit=2&cursor=" + cursor(second, "prev"), null).json())
        .isEqualTo(first);
  }

  @Test
  void deletesASubscription() {
    String path = PATH + "/" + create("https://a.example");
    Answer deleted = own("DELETE", path, null);
    assertThat(deleted.status()).isEqualTo(204);
    assertThat(deleted.body()).isEmpty();
    for (String gone : new String[] {path, path + "/secret"}) {
      assertProblem(own("GET", gone, null), 404, "Not Found", "there is no such subscription");
    }
    assertProblem(own("DELETE", path, null), 404, "Not Found", "there is no such subscription");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1", "00000000-0000-0000-0000-000000000000", "1-1-1-1-1", "%00", "%7Bx%7D"})
  void answers404ToAnIdOfNothing(String id) {
    for (String[] request :
        new String[][] {{"GET", ""}, {"GET", "/secret"}, {"PATCH", ""}, {"DELETE", ""}}) {
      Answer answer = own(request[0], PATH + "/" + id + request[1], null);
      assertProblem(answer, 404, "Not Found", "there is no such subscription");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          []                                                       | the body must be a JSON object
          {}                                                       | url is required and must be a string
          {'url':7,'types':['*']}                                  | url is required and must be a string
          {'url':'https://a.example'}                              | types must be an array of strings
          {'url':'https://a.example','types':'*'}                  | types must be an array of strings
          {'url':'https://a.example','types':[7]}                  | types must be an array of strings
          {'url':'https://a.example','types':[]}                   | types must name from 1 to 30 event types
          {'url':'https://a.example','types':['*.call']}           | types must be event types such as call.ringing, or end in a wildcard: call.*
          {'url':'https://a.example','types':['call ringing']}     | types must be event types such as call.ringing, or end in a wildcard: call.*
          {'url':'https://a.example','types':['*'],'sources':['x']} | sources must be among native, omicall, sendblue, sigma, switchboard
          {'url':'https://a.example','types':['*'],'sources':'x'}  | sources must be an array of strings
          {'url':'https://a.example','types':['*'],'enabled':'no'} | enabled must be true or false
          {'url':'https://a.example','types':['*'],'description':7} | description must be 1 to 1000 characters on one line
          {'url':'https://a.example','types':['*'],'colour':'red'} | unknown field: colour
          {'url':'https://a.example/{x}','types':['*']}            | url cannot be delivered to: the URL has braces
          {'url':'https://10.0.0.1','types':['*']}                 | url cannot be delivered to: the URL's host is not allowed
          {'url':'https://u:p@a.example','types':['*']}            | url cannot be delivered to: the URL has user info
          """)
  void refusesWhatIsNoSubscription(String body, String detail) {
    Answer answer = own("POST", PATH, body);
    assertThat(answer.json().path("detail").textValue()).isEqualTo(detail);
    assertThat(answer.body()).startsWith(json("{'type':'about:blank','title':'Unprocessable"));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(subscriptions()).isEmpty();
  }

  @Test
  void refusesARequestWithoutJson() {
    assertProblem(own("POST", PATH, null), 400, "Bad Request", "the request needs a JSON body");
    assertProblem(
        own("POST", PATH, "{"),
        400,
        "Bad Request",
        "The request body is not valid JSON (line 1, column 2)");
  }

  @ParameterizedTest
  @CsvSource({"GET,", "POST,", "GET,/1", "GET,/1/secret", "PATCH,/1", "DELETE,/1"})
  void answers401WithoutAGoodToken(String method, String id) {
    String path = PATH + (id == null ? "" : id);
    assertUnauthorized(send(method, path, "{}"));
    assertUnauthorized(send(method, path, "no JSON", "authorization", "Bearer wrong"));
    assertUnauthorized(send(method, path, "{}", "authorization", tenant.token()));
    assertUnauthorized(send(method, path, "{}", "authorization", omicallBearer()));
    assertUnauthorized(send(method, path, "{}", tenant.sigma()));
    assertUnauthorized(admin(method, path, "{}"));
  }

  private String create(String url) {
    return own("POST", PATH, "{'url':'" + url + "','types':['*']}")
        .expect(201)
        .json()
        .path("id")
        .textValue();
  }

  private static String cursor(JsonNode page, String side) {
    return page.path(side).textValue();
  }

  private static void assertUnauthorized(Answer answer) {
    assertProblem(answer, 401, "Unauthorized", "Unauthorized");
  }

  private static void assertAnswer(Answer answer, int status, String body) {
    assertThat(answer.body()).isEqualTo(json(body));
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("content-type")).isEqualTo("application/json");
  }
}
