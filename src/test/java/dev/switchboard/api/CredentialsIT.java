package dev.switchboard.api;

import static dev.switchboard.api.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.testing.Answer;
import dev.switchboard.testing.Tenant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A tenant's management of its own credentials, and the administrator's of a tenant's. */
@OnEachDatabase
class CredentialsIT extends CredentialsTest {
  private static final String ALL = "['manage','publish','read']";

  @Test
  void makesACredentialThatIsShownOnce() {
    Answer made =
        own(
            "POST",
            PATH,
            "{'name':'nightly import','scopes':['read','publish'],'expires_at':'2099-01-01T07:00:00+07:00'}");
    JsonNode shown = made.expect(201).json();
    String token = shown.path("token").textValue();
    String rest =
        "{'id':'%s','kind':'token','name':'nightly import','scopes':['publish','read'],"
            + "'created_at':'%s','expires_at':'2099-01-01T00:00:00Z','revoked_at':null,'issued_for':null";
    String listed =
        json(rest).formatted(shown.path("id").textValue(), shown.path("created_at").textValue());
    assertThat(made.body()).isEqualTo(listed + json(",'token':'" + token + "'}"));
    assertThat(made.header("cache-control")).isEqualTo("no-store");
    assertThat(token).startsWith("sbt_");
    assertThat(read(token).status()).isEqualTo(200);

    Answer list = own("GET", PATH + "?kind=token", null);
    assertThat(list.json().path("data")).hasSize(2);
    assertThat(list.json().path("data").get(1)).hasToString(listed + "}");
    assertThat(list.body()).doesNotContain(token.substring(4));
  }

  @Test
  void listsCredentialsOfEveryKindAPageAtATime() {
    List<String> kinds = new ArrayList<>();
    String cursor = "";
    while (cursor != null) {
      JsonNode page = own("GET", PATH + "?limit=2" + cursor, null).expect(200).json();
      page.path("data").forEach(one -> kinds.add(one.path("kind").textValue()));
      cursor = page.path("next").isNull() ? null : "&cursor=" + page.path("next").textValue();
    }
    assertThat(kinds)
        .containsExactlyInAnyOrder(
            "token", "omicall_key", "omicall_access", "sendblue", "sigma_token");
    assertThat(own("GET", PATH + "?kind=nothing%00", null).json().path("data")).isEmpty();
  }

  @Test
  void refusesMoreCredentialsThanATenantMayHave() {
    String id = make("{'name':'5','scopes':['read']}").path("id").textValue();
    make("{'name':'6','scopes':['read']}");
    assertProblem(
        own("POST", PATH, "{'name':'7','scopes':['read']}"),
        409,
        "Conflict",
        "there are 6 credentials already; revoke some");
    own("DELETE", PATH + "/" + id, null).expect(204);
    make("{'name':'7','scopes':['read']}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {'scopes':['read']}                                | name must be 1 to 200 characters, none a control character
          {'name':'a'}                                       | scopes must be a list of one or more of manage, publish, read
          {'name':'a','scopes':[]}                           | scopes must be a list of one or more of manage, publish, read
          {'name':'a','scopes':'read'}                       | scopes must be a list of one or more of manage, publish, read
          {'name':'a','scopes':['admin']}                    | scopes must be a list of one or more of manage, publish, read
          {'name':'a','scopes':['read',7]}                   | scopes must be a list of one or more of manage, publish, read
          {'name':'a','scopes':['read'],'kind':7}            | kind must be a text
          {'name':'a','scopes':['read'],'kind':'omicall_access'} | there is no such kind of credential to make
          {'name':'a','scopes':['publish'],'kind':'sigma_token'} | scopes of a sigma_token can be manage, read
          {'name':'a','scopes':['read'],'expires_at':'2020-01-01T00:00:00Z'} | expires_at must be a time to come, like 2030-01-31T00:00:00Z, within 100 years
          {'name':'a','scopes':['read'],'expires_at':1}      | expires_at must be a time to come, like 2030-01-31T00:00:00Z, within 100 years
          {'name':'a','scopes':['read'],'secret':'mine'}     | unknown field: secret
          """)
  void refusesWhatMakesNoSense(String body, String detail) {
    assertProblem(own("POST", PATH, body), 422, "Unprocessable Content", detail);
  }

  @Test
  void hidesATenantsCredentialsFromOthers() {
    String id = own("GET", PATH + "?kind=token", null).json().at("/data/0/id").textValue();
    Tenant owner = tenant;
    makeATenant();
    String unknown = "00000000-0000-0000-0000-000000000000";
    for (String one : new String[] {id, unknown, "x"}) {
      String path = PATH + "/" + one;
      assertProblem(own("DELETE", path, null), 404, "Not Found", "there is no such credential");
      assertProblem(
          own("POST", path + "/rotate", null), 404, "Not Found", "there is no such credential");
    }
    assertThat(own("GET", PATH, null).body()).doesNotContain(id);
    assertThat(read(owner.token()).status()).isEqualTo(200);
  }

  @Test
  void letsTheAdministratorManageThoseOfAnyTenant() {
    String path = "/v1/tenants/" + tenant.id() + "/credentials";
    JsonNode made = admin("POST", path, "{'name':'a','scopes':" + ALL + "}").expect(201).json();
    String token = made.path("token").textValue();
    assertThat(own("GET", PATH, null).json()).isEqualTo(admin("GET", path, null).json());
    assertThat(read(token).status()).isEqualTo(200);

    String one = path + "/" + made.path("id").textValue();
    Answer rotated = admin("POST", one + "/rotate", "{'overlap':0}").expect(200);
    assertThat(read(token).status()).isEqualTo(401);
    assertThat(read(rotated.json().path("token").textValue()).status()).isEqualTo(200);
    admin("DELETE", one, null).expect(204);
    assertThat(read(rotated.json().path("token").textValue()).status()).isEqualTo(401);

    makeATenant();
    String other = "/v1/tenants/" + tenant.id() + "/credentials";
    assertThat(admin("DELETE", other + "/" + made.path("id").textValue(), null).status())
        .isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"00000000-0000-0000-0000-000000000000", "x"})
  void knowsNoCredentialsOfATenantThatIsNotThere(String id) {
    String path = "/v1/tenants/" + id + "/credentials";
    assertProblem(admin("GET", path, null), 404, "Not Found", "there is no such tenant");
    assertProblem(
        admin("POST", path, "{'name':'a','scopes':['read']}"),
        404,
        "Not Found",
        "there is no such tenant");
  }

  @ParameterizedTest
  @CsvSource({"GET,''", "POST,''", "DELETE,/{id}", "POST,/{id}/rotate"})
  void letsNobodyElseIn(String method, String rest) {
    String id = own("GET", PATH + "?kind=token", null).json().at("/data/0/id").textValue();
    String path = rest.replace("{id}", id);
    String ofTenant = "/v1/tenants/" + tenant.id() + "/credentials" + path;
    String body = "{'name':'a','scopes':['read']}";
    assertThat(own(method, ofTenant, body).status()).isEqualTo(401);
    assertThat(send(method, ofTenant, body).status()).isEqualTo(401);
    assertThat(admin(method, PATH + path, body).status()).isEqualTo(401);
    assertThat(send(method, PATH + path, body).status()).isEqualTo(401);
    assertThat(send(method, PATH + path, body, tenant.sigma()).status()).isEqualTo(401);
    assertThat(send(method, PATH + path, body, tenant.sendblue()).status()).isEqualTo(401);
    assertThat(read(tenant.token()).status()).isEqualTo(200);
  }
}
