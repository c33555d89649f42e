package dev.switchboard.api;

import static dev.switchboard.api.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.testing.Answer;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@OnEachDatabase
class TenantsIT extends ApiTest {
  private static final String PATH = "/v1/tenants";

  @Test
  void showsATenantsCredentialsWhenItIsMade() {
    Answer made = admin("POST", PATH, "{'name':'acme'}");
    JsonNode shown = made.json();
    String[] pointers = {
      "/id",
      "/credentials/token",
      "/credentials/omicall/apiKey",
      "/credentials/sendblue/apiKeyId",
      "/credentials/sendblue/apiSecretKey",
      "/credentials/sigma/tokenId",
      "/credentials/sigma/tokenSecret"
    };
    String expected =
        "{'id':'%s','name':'acme','credentials':{'token':'%s','omicall':{'apiKey':'%s'},"
            + "'sendblue':{'apiKeyId':'%s','apiSecretKey':'%s'},"
            + "'sigma':{'tokenId':'%s','tokenSecret':'%s'}}}";
    Object[] values = List.of(pointers).stream().map(at -> shown.at(at).textValue()).toArray();
    assertThat(made.body()).isEqualTo(json(expected.formatted(values)));
    assertThat(made.status()).isEqualTo(201);
    assertThat(values).doesNotHaveDuplicates().doesNotContainNull();
  }

  @Test
  void listsTenantsWithoutTheirCredentials() {
    String id = admin("POST", PATH, "{'name':'Zo\u00eb & co'}").json().path("id").textValue();
    JsonNode last = null;
    String cursor = "";
    while (cursor != null) {
      JsonNode page = admin("GET", PATH + "?limit=7" + cursor, null).expect(200).json();
      last = page.path("data").get(page.path("data").size() - 1);
      cursor = page.path("next").isNull() ? null : "&cursor=" + page.path("next").textValue();
    }
    assertThat(last.toString())
        .isEqualTo(
            json(
                "{'id':'"
                    + id
                    + "','name':'Zo\u00eb & co','created_at':'"
                    + last.path("created_at").textValue()
                    + "'}"));
  }

  @Test
  void endsATenantWithAllItsCredentials() {
    String bearer = omicallBearer();
    List<Supplier<Answer>> doors =
        List.of(
            () -> own("GET", "/v1/subscriptions", null),
            () -> own("POST", "/v1/events/omicall", "{'call_uuid':'1','state':'ringing'}"),
            () -> send("GET", "/api/webhooks/list", null, "authorization", bearer),
            () -> sendblue("GET", "/api/v2/account/webhooks", null),
            () -> sigma("GET", "/v1/webhook", null));
    doors.forEach(door -> assertThat(door.get().status()).isIn(200, 202));

    Answer deleted = admin("DELETE", PATH + "/" + tenant.id(), null);
    assertThat(deleted.status()).isEqualTo(204);
    assertThat(deleted.body()).isEmpty();

    for (Supplier<Answer> door : doors) {
      Awaitility.await("refusal")
          .pollInterval(Duration.ofMillis(20))
          .until(() -> door.get().status() == 401);
    }
    String key = "/api/auth?apiKey=" + tenant.omicallKey();
    Omicall.assertRefused(send("GET", key, null), 200, "api_key_invalid");
    assertProblem(
        admin("DELETE", PATH + "/" + tenant.id(), null),
        404,
        "Not Found",
        "there is no such tenant");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {}                         | name must be 1 to 200 characters, none a control character
          {'name':''}                | name must be 1 to 200 characters, none a control character
          {'name':7}                 | name must be 1 to 200 characters, none a control character
          {'name':'a\\u0000b'}       | name must be 1 to 200 characters, none a control character
          {'name':'\\ud800'}         | name must be 1 to 200 characters, none a control character
          {'name':'a','colour':'red'} | unknown field: colour
          """)
  void refusesANameThatCannotBe(String body, String detail) {
    assertProblem(admin("POST", PATH, body), 422, "Unprocessable Content", detail);
  }

  @ParameterizedTest
  @CsvSource({"GET,", "POST,", "DELETE,/00000000-0000-0000-0000-000000000000"})
  void letsOnlyTheAdministratorIn(String method, String id) {
    String path = PATH + (id == null ? "" : id);
    assertUnauthorized(send(method, path, "{'name':'a'}"));
    assertUnauthorized(own(method, path, "{'name':'a'}"));
    assertUnauthorized(send(method, path, "{'name':'a'}", "authorization", "Bearer "));
    assertUnauthorized(send(method, path, "{'name':'a'}", tenant.sigma()));
  }

  private static void assertUnauthorized(Answer answer) {
    assertProblem(answer, 401, "Unauthorized", "Unauthorized");
  }
}
