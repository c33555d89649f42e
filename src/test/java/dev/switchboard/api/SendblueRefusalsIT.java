package dev.switchboard.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.testing.Answer;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@OnEachDatabase
class SendblueRefusalsIT extends ApiTest {
  private static final String V2 = "/api/v2/account/webhooks";
  private static final String OLD = "/api/account/webhooks";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          POST   | {'webhooks':[],'type':'sms'}           | Invalid webhook type. Must be one of: receive, call_log, line_blocked, line_assigned, outbound, contact_created
          POST   | {'webhooks':[],'type':7}               | Invalid webhook type. Must be one of: receive, call_log, line_blocked, line_assigned, outbound, contact_created
          POST   | {'webhooks':[],'type':''}              | Invalid webhook type. Must be one of: receive, call_log, line_blocked, line_assigned, outbound, contact_created
          DELETE | {'webhooks':[],'type':'RECEIVE'}       | Invalid webhook type. Must be one of: receive, call_log, line_blocked, line_assigned, outbound, contact_created
          POST   | {}                                     | webhooks is required and must be an array
          POST   | {'webhooks':'https://a.example'}       | webhooks is required and must be an array
          POST   |                                        | webhooks is required and must be an array
          POST   | []                                     | webhooks is required and must be an array
          DELETE |                                        | webhooks is required and must be an array
          DELETE | {'webhooks':[{'secret':'s'}]}          | Each webhook must be a URL string or an object with a url
          POST   | {'webhooks':[7]}                       | Each webhook must be a URL string or an object with a url
          POST   | {'webhooks':[{'url':null}]}            | Each webhook must be a URL string or an object with a url
          PUT    | {}                                     | webhooks is required and must be an object
          PUT    | {'webhooks':[]}                        | webhooks is required and must be an object
          PUT    |                                        | webhooks is required and must be an object
          PUT    | {'webhooks':{'receive':{}}}            | webhooks is required and must be an array
          POST   | {'webhooks':[],'globalSecret':7}       | globalSecret must be a string
          POST   | {'webhooks':[{'url':'https://a.example','secret':7}]} | Webhook secret must be a string
          POST   | {'webhooks':[{'url':'https://a.example'}],'type':'contact_created'} | contact_created webhooks must be URL strings
          PUT    | {'webhooks':{'contact_created':[{'url':'https://a.example'}]}} | contact_created webhooks must be URL strings
          POST   | {'webhooks':[],'globalSecret':'a\\ud800'} | globalSecret must be printable ASCII without spaces around it, to be sent in a header
          POST   | {                                      | The request body is not valid JSON (line 1, column 2)
          """)
  void refusesWhatIsNoConfiguration(String method, String body, String message) {
    sendblue("POST", V2, "{'webhooks':['https://kept.example'],'globalSecret':'g'}");
    String before = sendblue("GET", V2, null).body();
    for (String path : new String[] {V2, OLD}) {
      assertRefused(sendblue(method, path, body), 400, message);
    }
    assertThat(sendblue("GET", V2, null).body()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a.example",
        "ftp://a.example",
        "https://user:word@a.example",
        "https://a.example/{{x}}",
        "https:///hook",
        "https://a.example/\\ud800",
        "https://a.example/\\u0000",
        "https://10.0.0.1/hook",
        "https://[fe80::1]/hook",
        "https://167772161/"
      })
  void refusesAUrlThatMayNotBeCalled(String url) {
    for (String entry : new String[] {"'" + url + "'", "{'url':'" + url + "'}"}) {
      Answer answer = sendblue("POST", V2, "{'webhooks':['https://a.example'," + entry + "]}");
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.body())
          .matches(
              "\\{\"status\":\"ERROR\",\"message\":\"Invalid webhook URL: (a|the) URL[^\"{]*\"}");
    }
    assertThat(subscriptions()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST", "PUT", "DELETE"})
  void requiresBothKeys(String method) {
    String[] pair = tenant.sendblue();
    for (String path : new String[] {V2, OLD}) {
      assertUnauthorized(send(method, path, "{}"));
      assertUnauthorized(send(method, path, "{}", pair[0], pair[1]));
      assertUnauthorized(send(method, path, "{}", pair[2], pair[3]));
      assertUnauthorized(send(method, path, "{}", pair[0], pair[1], pair[2], "wrong"));
      assertUnauthorized(send(method, path, "{}", pair[0], "wrong", pair[2], pair[3]));
      assertUnauthorized(send(method, path, "{}", pair[0], pair[3], pair[2], pair[1]));
      assertUnauthorized(send(method, path, "no JSON", tenant.bearer()));
    }
  }

  @Test
  void requiresKeysOfOnePair() {
    String[] mine = tenant.sendblue();
    makeATenant();
    String[] other = tenant.sendblue();
    assertUnauthorized(send("GET", V2, null, mine[0], mine[1], other[2], other[3]));
  }

  @Test
  void takesTheKeysUnderTheirOtherNamesInAnyCase() {
    String[] pair = tenant.sendblue();
    for (String prefix : new String[] {"", "x-"}) {
      String id = prefix + pair[0];
      String secret = prefix + pair[2];
      assertThat(send("GET", V2, null, id, pair[1], secret, pair[3]).status()).isEqualTo(200);
      id = id.toUpperCase(Locale.ROOT);
      secret = secret.toUpperCase(Locale.ROOT);
      assertThat(send("GET", OLD, null, id, pair[1], secret, pair[3]).status()).isEqualTo(200);
    }
  }

  @Test
  void saysNothingToBrowsers() {
    String[] pair = tenant.sendblue();
    Answer answer =
        send("GET", V2, null, pair[0], pair[1], pair[2], pair[3], "origin", "https://a.example");
    assertThat(answer.headers().map().keySet())
        .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control"));
    assertThat(send("OPTIONS", V2, null, "origin", "https://a.example").status()).isEqualTo(405);
  }

  private static void assertUnauthorized(Answer answer) {
    assertRefused(answer, 401, "Unauthorized");
  }

  private static void assertRefused(Answer answer, int status, String message) {
    assertThat(answer.body()).isEqualTo(json("{'status':'ERROR','message':'" + message + "'}"));
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("content-type")).isEqualTo("application/json");
  }
}
