package dev.switchboard.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateIT {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static IntakeServer server;

  @BeforeAll
  static void start() throws Exception {
    server = new IntakeServer(Map.of());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "GET,  /nothing,          404, native,  ",
    "GET,  /api/auth/nothing, 404, omicall, ",
    "POST, /v1/webhook,       404, sigma,   ",
    "POST, /v1/webhook/7,     405, sigma,   'DELETE, PUT'",
    "GET,  /v1/events/sigma,  405, native,  POST",
    "GET,  /v1/broken,        500, native,  ",
    "GET,  /v1/away,          503, native,  ",
  })
  void wordsErrorsAsTheOwnerOfThePathDoes(
      String method, String path, int status, String dialect, String allow) throws Exception {
    HttpResponse<String> answer = send(method, path, "", "x", "{}");
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).startsWith("{\"" + dialect + "\":" + status).doesNotContain("secret");
    assertThat(answer.headers().firstValue("allow").orElse(null)).isEqualTo(allow);
    assertThat(answer.headers().firstValue("content-type")).hasValue("application/json");
    assertThat(answer.headers().firstValue("retry-after").isPresent()).isEqualTo(status == 503);
  }

  @Test
  void refusesALargeBodyOfAManagementRequestInShape() throws Exception {
    HttpResponse<String> answer =
        send("PUT", "/v1/webhook/7", IntakeServer.TOKEN, "application/json", "x".repeat(1_048_577));
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).startsWith("{\"sigma\":413");
  }

  @Test
  void readsTheBodyThePathAndTheQuery() throws Exception {
    assertThat(admitted("application/json", "{\"a\":1}"))
        .isEqualTo("{\"a\":1}|{id=7}|1|[id]|tenant");
    assertThat(admitted("application/json", "")).isEqualTo("|{id=7}|1|[id]|tenant");
    assertThat(admitted("application/x-www-form-urlencoded", "a=1%20&id=8&a=b"))
        .isEqualTo("{\"a\":\"1 ,b\",\"id\":\"8\"}|{id=7}|1|[id]|tenant");
  }

  @Test
  void takesNoCredentialFromTheQueryOrAForm() throws Exception {
    String forged = "Authorization=Bearer%20" + IntakeServer.TOKEN;
    assertThat(send("PUT", "/v1/webhook/7?" + forged, "", "application/json", "{}").statusCode())
        .isEqualTo(401);
    assertThat(
            send("PUT", "/v1/webhook/7", "", "application/x-www-form-urlencoded", forged)
                .statusCode())
        .isEqualTo(401);
    assertThat(
            send("POST", "/v1/events/sigma?" + forged, "", "application/json", "{}").statusCode())
        .isEqualTo(401);
  }

  @Test
  void echoesNothingOfTheRequest() throws Exception {
    HttpResponse<String> answer =
        send("PUT", "/v1/webhook/7?X-Query=1&Location=x", IntakeServer.TOKEN, "x", "{}");
    assertThat(answer.headers().map().keySet())
        .allMatch(
            name ->
                name.matches(
                    "(?i)transfer-encoding|content-length|cache-control|x-content-type-options"
                        + "|content-security-policy|referrer-policy"));
  }

  @Test
  void keepsNoUploadedFile() throws Exception {
    String body =
        "--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"f.txt\"\r\n\r\nx\r\n--b--\r\n";
    for (String token : new String[] {"", IntakeServer.TOKEN}) {
      send("PUT", "/v1/webhook/7", token, "multipart/form-data; boundary=b", body);
    }
    assertThat(Path.of("file-uploads")).doesNotExist();
  }

  @Test
  void refusesABodyThatIsNotJson() throws Exception {
    for (String body : new String[] {"{", "{} x", "nope"}) {
      HttpResponse<String> answer =
          send("PUT", "/v1/webhook/7", IntakeServer.TOKEN, "application/json", body);
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.body()).contains("not valid JSON").startsWith("{\"sigma\":400");
    }
  }

  @Test
  void admitsOnlyTheAdministratorWhereOnlyHeMayGo() throws Exception {
    assertThat(send("POST", "/v1/tenants", IntakeServer.ADMIN, "application/json", "{}").body())
        .isEqualTo("{}|{}|null|[]|admin");
    assertThat(
            send("POST", "/v1/tenants", IntakeServer.TOKEN, "application/json", "{}").statusCode())
        .isEqualTo(401);
  }

  private static String admitted(String type, String body) throws Exception {
    return send("PUT", "/v1/webhook/7?q=1&q=2&id=9&other=3", IntakeServer.TOKEN, type, body).body();
  }

  private static HttpResponse<String> send(
      String method, String path, String token, String type, String body) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.uri(path))
            .header("Content-Type", type)
            .header("X-Probe", "1")
            .method(method, BodyPublishers.ofString(body));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    return CLIENT.send(request.build(), BodyHandlers.ofString());
  }
}
