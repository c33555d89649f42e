package dev.switchboard.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.testing.Answer;
import dev.switchboard.testing.GatewayOptions;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@OnEachDatabase
class OmicallTokenIT extends ApiTest {
  private static final String LIST = "/api/webhooks/list";
  private static final int TOKENS = 3;

  @Override
  GatewayOptions options(GatewayOptions usual) {
    return usual.with("switchboard.omicall.access-tokens-per-key", String.valueOf(TOKENS));
  }

  @Test
  void exchangesAKeyForAToken() {
    assertToken(send("GET", auth(), null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[]", "no JSON at all"})
  void toleratesABodyWhereAKeyIsExchanged(String body) {
    assertToken(send("GET", auth(), body));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer stale", "stale", "Basic eDp5", "Bearer "})
  void toleratesAStaleTokenWhereAKeyIsExchanged(String stale) {
    assertToken(send("GET", auth(), "{}", "authorization", stale));
  }

  @ParameterizedTest
  @CsvSource({
    "/api/auth,                  api_key_is_required",
    "/api/auth?apiKey=,          api_key_is_required",
    "/api/auth?apiKey=%20,       api_key_is_required",
    "/api/auth?apikey=x,         api_key_is_required",
    "/api/auth?apiKey=unknown,   api_key_invalid",
    "/api/auth?apiKey=%00%F0,    api_key_invalid",
  })
  void refusesAKeyThatIsMissingOrUnknown(String path, String code) {
    Omicall.assertRefused(send("GET", path, null), 200, code);
  }

  @Test
  void takesNeitherATokenNorAnotherKeyForAKey() {
    String token = omicallBearer().substring("Bearer ".length());
    for (String key : new String[] {token, tenant.token()}) {
      Omicall.assertRefused(send("GET", "/api/auth?apiKey=" + key, null), 200, "api_key_invalid");
    }
  }

  @Test
  void keepsEarlierTokensGoodBesideANewOne() {
    String earlier = omicallBearer();
    String later = gateway().client().omicall(tenant)[1];
    assertThat(later).isNotEqualTo(earlier);
    assertThat(send("GET", LIST, null, "authorization", earlier).status()).isEqualTo(200);
    assertThat(send("GET", LIST, null, "authorization", later).status()).isEqualTo(200);
  }

  @Test
  void endsTheOldestTokenOfAKeyWithOneTooMany() {
    String oldest = omicallBearer();
    for (int i = 0; i < TOKENS; i++) {
      assertToken(send("GET", auth(), null));
    }
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertUnauthorized(send("GET", LIST, null, "authorization", oldest)));
    assertThat(own("GET", "/v1/credentials?kind=omicall_access", null).json().path("data"))
        .hasSize(TOKENS);
  }

  @Test
  void endsATokenWithItsKey() {
    String earlier = omicallBearer();
    own("DELETE", "/v1/credentials/" + id("omicall_key"), null).expect(204);
    assertUnauthorized(send("GET", LIST, null, "authorization", earlier));
    Omicall.assertRefused(send("GET", auth(), null), 200, "api_key_invalid");
  }

  @Test
  void endsATokenOfAKeyThatIsReplacedAtOnce() {
    String path = "/v1/credentials/" + id("omicall_key") + "/rotate";
    String key =
        own("POST", path, "{'overlap':0}").expect(200).json().at("/omicall/apiKey").textValue();
    assertUnauthorized(send("GET", LIST, null, "authorization", omicallBearer()));
    Omicall.assertRefused(send("GET", auth(), null), 200, "api_key_invalid");
    assertToken(send("GET", "/api/auth?apiKey=" + key, null));
  }

  @Test
  void endsATokenAtTheLatestWithTheSecretItWasExchangedFor() {
    String path = "/v1/credentials/" + id("omicall_key") + "/rotate";
    own("POST", path, "{'overlap':3600}").expect(200);
    assertToken(send("GET", auth(), null));
    JsonNode tokens = own("GET", "/v1/credentials?kind=omicall_access", null).json().path("data");
    assertThat(tokens).hasSize(2);
    for (JsonNode token : tokens) {
      assertThat(Instant.parse(token.path("expires_at").textValue()))
          .isBetween(Instant.now().plusSeconds(3_400), Instant.now().plusSeconds(3_600));
      assertThat(token.path("issued_for").textValue()).isEqualTo(id("omicall_key"));
      assertThat(token.path("scopes").toString()).isEqualTo(json("['manage']"));
    }
  }

  @Test
  void endsOneTokenByItselfAndMakesNoOtherInItsPlace() {
    String earlier = omicallBearer();
    String path = "/v1/credentials/" + id("omicall_access");
    assertThat(own("POST", path + "/rotate", null).status()).isEqualTo(422);
    own("DELETE", path, null).expect(204);
    assertUnauthorized(send("GET", LIST, null, "authorization", earlier));
    assertToken(send("GET", auth(), null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer ", "bearer ", "BEARER  ", ""})
  void takesTheTokenAsBearerAndBare(String scheme) {
    String token = omicallBearer().substring("Bearer ".length());
    assertThat(send("GET", LIST, "{}", "authorization", scheme + token).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "GET,  /api/webhooks/list",
    "POST, /api/webhooks/register",
    "POST, /api/webhooks/destroy?hook_type=call",
  })
  void answersUnauthorizedInPlainTextWithoutAGoodToken(String method, String path) {
    assertUnauthorized(send(method, path, "{}"));
    assertUnauthorized(send(method, path, "not JSON"));
    for (String wrong :
        new String[] {"Bearer wrong", "wrong", "Bearer ", "Basic eDp5", tenant.bearer()[1]}) {
      assertUnauthorized(send(method, path, "{}", "authorization", wrong));
    }
    assertUnauthorized(send(method, path, "{}", "authorization", "Bearer " + tenant.omicallKey()));
    assertUnauthorized(send(method, path, "{}", tenant.sigma()));
    assertUnauthorized(send(method, path, "{}", tenant.sendblue()));
  }

  private String id(String kind) {
    return own("GET", "/v1/credentials?kind=" + kind, null).json().at("/data/0/id").textValue();
  }

  private String auth() {
    return "/api/auth?apiKey=" + tenant.omicallKey();
  }

  private void assertToken(Answer answer) {
    String token = answer.expect(200).json().at("/payload/access_token").textValue();
    assertThat(answer.body())
        .isEqualTo(
            json(
                "{'status_code':9999,'instance_id':'switchboard','instance_name':'Switchboard',"
                    + "'payload':{'access_token':'"
                    + token
                    + "','access_type':'normal','token_type':'Bearer'},'key_enabled':false}"));
    assertThat(answer.header("content-type")).isEqualTo("application/json");
    assertThat(send("GET", LIST, null, "authorization", "Bearer " + token).status()).isEqualTo(200);
  }

  private static void assertUnauthorized(Answer answer) {
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.body()).isEqualTo("Unauthorized");
    assertThat(answer.header("content-type")).isEqualTo("text/plain");
  }
}
