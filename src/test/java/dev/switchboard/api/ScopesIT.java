package dev.switchboard.api;

import static dev.switchboard.api.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.testing.Answer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each scope lets its holder do, in each API. */
@OnEachDatabase
class ScopesIT extends ApiTest {
  private static final String EVENT = "{'call_uuid':'1','state':'ringing'}";
  private static final String WANTED = "{'url':'https://a.example','types':['*']}";

  @ParameterizedTest
  @CsvSource({
    "read,    publish, manage",
    "publish, read,    manage",
  })
  void opensNothingElse(String held, String missing, String alsoMissing) {
    String[] bearer = bearer(make("{'name':'a','scopes':['" + held + "']}").path("token"));
    assertForbidden(request(missing, bearer), missing);
    assertForbidden(request(alsoMissing, bearer), alsoMissing);
    assertThat(request(held, bearer).status()).isLessThan(300);
  }

  @Test
  void letsAManagerReadButNotPublish() {
    String[] bearer = bearer(make("{'name':'a','scopes':['manage']}").path("token"));
    assertThat(request("manage", bearer).status()).isEqualTo(201);
    assertThat(request("read", bearer).status()).isEqualTo(200);
    assertForbidden(request("publish", bearer), "publish");
  }

  @Test
  void showsSecretsToNoReader() {
    JsonNode subscription = own("POST", "/v1/subscriptions", WANTED).expect(201).json();
    String path = "/v1/subscriptions/" + subscription.path("id").textValue();
    String[] bearer = bearer(make("{'name':'a','scopes':['read']}").path("token"));
    assertThat(send("GET", path, null, bearer).status()).isEqualTo(200);
    assertThat(send("GET", "/v1/settings", null, bearer).status()).isEqualTo(200);
    assertForbidden(send("PUT", "/v1/settings", "{}", bearer), "manage");
    assertForbidden(send("POST", path + "/secret/rotate", null, bearer), "manage");
    assertForbidden(send("GET", path + "/secret", null, bearer), "manage");
    assertForbidden(send("PATCH", path, "{'enabled':false}", bearer), "manage");
    assertForbidden(send("DELETE", path, null, bearer), "manage");
    assertForbidden(send("GET", "/v1/credentials", null, bearer), "manage");
    assertThat(subscription("https://a.example").path("enabled").booleanValue()).isTrue();
  }

  @Test
  void helpsNobodyToMoreThanTheyHave() {
    String[] manager = bearer(make("{'name':'a','scopes':['manage']}").path("token"));
    String all = own("GET", "/v1/credentials?kind=token", null).json().at("/data/0/id").textValue();
    assertForbidden(
        send("POST", "/v1/credentials", "{'name':'b','scopes':['publish']}", manager), "publish");
    assertForbidden(send("POST", "/v1/credentials/" + all + "/rotate", null, manager), "publish");
    send("POST", "/v1/credentials", "{'name':'b','scopes':['read']}", manager).expect(201);
    send("DELETE", "/v1/credentials/" + all, null, manager).expect(204);
    assertThat(own("GET", "/v1/subscriptions", null).status()).isEqualTo(401);
  }

  @Test
  void refusesAReaderInTheShapeOfEachApi() {
    JsonNode key = make("{'name':'a','scopes':['read'],'kind':'omicall_key'}");
    Answer token = send("GET", "/api/auth?apiKey=" + key.at("/omicall/apiKey").textValue(), null);
    String[] caller = bearer(token.json().at("/payload/access_token"));
    send("GET", "/api/webhooks/list", null, caller).expect(200);
    Omicall.assertRefused(
        send("POST", "/api/webhooks/destroy?hook_type=call", "{}", caller), 403, "access_denied");

    String[] channels = sigma(make("{'name':'a','scopes':['read'],'kind':'sigma_token'}"));
    send("GET", "/v1/webhook", null, channels).expect(200);
    Answer refused = send("POST", "/v1/webhook", "{'uri':'https://a.example'}", channels);
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.body())
        .isEqualTo(json("{'ec':403,'msg':'This credential lacks the scope manage'}"));

    String[] messages = sendblue(make("{'name':'a','scopes':['read'],'kind':'sendblue'}"));
    for (String method : new String[] {"GET", "POST", "PUT", "DELETE"}) {
      refused = send(method, "/api/v2/account/webhooks", "{'webhooks':{}}", messages);
      assertThat(refused.status()).isEqualTo(403);
      assertThat(refused.body())
          .isEqualTo(json("{'status':'ERROR','message':'This credential lacks the scope manage'}"));
    }
  }

  @Test
  void makesFurtherCredentialsOfEachFamily() {
    String[] messages = sendblue(make("{'name':'a','scopes':['manage'],'kind':'sendblue'}"));
    send("PUT", "/api/v2/account/webhooks", "{'webhooks':{}}", messages).expect(200);
    sendblue("GET", "/api/v2/account/webhooks", null).expect(200);
    JsonNode made = make("{'name':'a','scopes':['manage'],'kind':'sigma_token'}");
    send("GET", "/v1/webhook", null, sigma(made)).expect(200);
    String path = "/v1/credentials/" + made.path("id").textValue() + "/rotate";
    JsonNode rotated = own("POST", path, "{'overlap':0}").expect(200).json();
    send("GET", "/v1/webhook", null, sigma(rotated)).expect(200);
    assertThat(send("GET", "/v1/webhook", null, sigma(made)).status()).isEqualTo(401);
    sigma("GET", "/v1/webhook", null).expect(200);
  }

  private JsonNode make(String body) {
    return own("POST", "/v1/credentials", body).expect(201).json();
  }

  private Answer request(String scope, String... bearer) {
    return switch (scope) {
      case "read" -> send("GET", "/v1/subscriptions", null, bearer);
      case "publish" -> send("POST", "/v1/events/omicall", EVENT, bearer);
      default -> send("POST", "/v1/subscriptions", WANTED, bearer);
    };
  }

  private static void assertForbidden(Answer answer, String scope) {
    assertProblem(answer, 403, "Forbidden", "This credential lacks the scope " + scope);
  }

  private static String[] bearer(JsonNode token) {
    return new String[] {"authorization", "Bearer " + token.textValue()};
  }

  private static String[] sigma(JsonNode made) {
    String pair =
        made.at("/sigma/tokenId").textValue() + ":" + made.at("/sigma/tokenSecret").textValue();
    byte[] bytes = pair.getBytes(StandardCharsets.UTF_8);
    return new String[] {"authorization", "Basic " + Base64.getEncoder().encodeToString(bytes)};
  }

  private static String[] sendblue(JsonNode made) {
    return new String[] {
      "sb-api-key-id", made.at("/sendblue/apiKeyId").textValue(),
      "sb-api-secret-key", made.at("/sendblue/apiSecretKey").textValue()
    };
  }
}
