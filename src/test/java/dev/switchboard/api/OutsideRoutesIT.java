package dev.switchboard.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.testing.Answer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@OnEachDatabase
class OutsideRoutesIT extends ApiTest {
  private static final String NOTHING = "There is nothing at this path";
  private static final String METHOD = "This path does not take this method";
  private static final String LARGE = "The request body is too large";

  @ParameterizedTest
  @CsvSource({
    "/,                                native",
    "/api,                             native",
    "/api/authentic,                   native",
    "/api/auth/x,                      omicall",
    "/api/webhooks,                    omicall",
    "/api/webhooks/other,              omicall",
    "/api/account,                     sendblue",
    "/api/account/webhooks/x,          sendblue",
    "/api/v2/account/webhooks/x,       sendblue",
    "/v1/webhook/1/2,                  sigma",
    "/v1/webhooks,                     native",
    "/v1/events/nobody,                native",
    "/v1/subscriptions/1/2,            native",
    "/v2,                              native",
  })
  void answers404InTheShapeOfThePathsOwner(String path, String family) {
    for (String method : new String[] {"GET", "POST", "DELETE"}) {
      assertShape(send(method, path, null), family, 404, "not_found", "Not Found", NOTHING);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "POST,   /api/auth,                omicall,  GET",
    "POST,   /api/webhooks/list,       omicall,  GET",
    "GET,    /api/webhooks/register,   omicall,  POST",
    "GET,    /api/webhooks/destroy,    omicall,  POST",
    "PATCH,  /api/v2/account/webhooks, sendblue, 'DELETE, GET, POST, PUT'",
    "PATCH,  /api/account/webhooks,    sendblue, 'DELETE, GET, POST, PUT'",
    "PUT,    /v1/webhook,              sigma,    'GET, POST'",
    "DELETE, /v1/webhook,              sigma,    'GET, POST'",
    "POST,   /v1/webhook/1,            sigma,    'DELETE, GET, PATCH, PUT'",
    "PUT,    /v1/subscriptions,        native,   'GET, POST'",
    "POST,   /v1/subscriptions/1,      native,   'DELETE, GET, PATCH'",
    "DELETE, /v1/subscriptions/1/secret, native, GET",
    "PUT,    /v1/tenants,              native,   'GET, POST'",
    "GET,    /v1/tenants/1,            native,   DELETE",
    "GET,    /v1/events/omicall,       native,   POST",
  })
  void answers405InTheShapeOfThePathsOwner(
      String method, String path, String family, String allow) {
    Answer answer = send(method, path, null);
    assertShape(answer, family, 405, "method_not_allowed", "Method Not Allowed", METHOD);
    assertThat(answer.header("allow")).isEqualTo(allow);
  }

  @ParameterizedTest
  @CsvSource({
    "POST,  /api/webhooks/register,   omicall",
    "PUT,   /api/v2/account/webhooks, sendblue",
    "POST,  /api/account/webhooks,    sendblue",
    "POST,  /v1/webhook,              sigma",
    "PATCH, /v1/webhook/1,            sigma",
    "POST,  /v1/subscriptions,        native",
    "PATCH, /v1/subscriptions/1,      native",
    "POST,  /v1/tenants,              native",
  })
  void answers413InTheShapeOfThePathsOwner(String method, String path, String family) {
    String body = "{'name':'" + "x".repeat(1 << 20) + "'}";
    String code = "request_body_too_large";
    assertShape(send(method, path, body), family, 413, code, "Content Too Large", LARGE);
    assertThat(own("GET", "/v1/subscriptions", null).status()).isEqualTo(200);
  }

  private static void assertShape(
      Answer answer, String family, int status, String code, String title, String message) {
    String body =
        switch (family) {
          case "omicall" -> Omicall.refusal(code);
          case "sendblue" -> json("{'status':'ERROR','message':'" + message + "'}");
          case "sigma" -> json("{'ec':" + status + ",'msg':'" + message + "'}");
          default -> Problems.problem(status, title, message);
        };
    assertThat(answer.body()).isEqualTo(body);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("content-type"))
        .isEqualTo(body.contains("about:blank") ? "application/problem+json" : "application/json");
  }
}
