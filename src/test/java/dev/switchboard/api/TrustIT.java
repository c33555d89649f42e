package dev.switchboard.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.testing.Answer;
import dev.switchboard.testing.GatewayOptions;
import dev.switchboard.testing.Tenant;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom the APIs believe, and what they let out. */
@OnEachDatabase
class TrustIT extends ApiTest {
  private static final String SENDBLUE = "/api/v2/account/webhooks";
  private static final String FORM = "application/x-www-form-urlencoded";

  @Test
  void takesNoCredentialFromTheQuery() {
    assertForged("GET", "/v1/subscriptions", field(tenant.bearer()));
    assertForged("POST", "/v1/events/omicall", field(tenant.bearer()));
    assertForged("GET", "/api/webhooks/list", "Authorization=" + encoded(omicallBearer()));
    assertForged("GET", "/v1/webhook", field(tenant.sigma()));
    assertForged("GET", "/v1/credentials", field(tenant.bearer()));
    assertForged("GET", "/v1/tenants", "Authorization=Bearer+" + GatewayOptions.ADMIN_TOKEN);
    for (String name : new String[] {"access_token", "token", "apiKey"}) {
      assertForged("GET", "/v1/credentials", name + "=" + tenant.token());
      assertForged("POST", "/v1/events/omicall", name + "=" + tenant.token());
      assertForged("GET", "/v1/tenants", name + "=" + GatewayOptions.ADMIN_TOKEN);
      String omicall = name + "=" + omicallBearer().substring("Bearer ".length());
      assertForged("GET", "/api/webhooks/list", omicall);
      assertForged("GET", "/api/webhooks/list", name + "=" + tenant.omicallKey());
    }
    String[] pair = tenant.sendblue();
    String both = field(pair[0], pair[1]) + "&" + field(pair[2], pair[3]);
    assertForged("GET", SENDBLUE, both);
    assertForged("GET", SENDBLUE, both.replace("sb-", "x-sb-"));
  }

  @Test
  void takesNoCredentialFromAForm() {
    for (String[] headers : new String[][] {tenant.sigma(), tenant.bearer()}) {
      for (String path : new String[] {"/v1/webhook", "/v1/subscriptions", "/v1/credentials"}) {
        Answer answer = send("POST", path, field(headers), "content-type", FORM);
        assertThat(answer.status()).isEqualTo(401);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/subscriptions,  Bearer",
    "/v1/credentials,    Bearer",
    "/v1/tenants,        Bearer",
    "/api/webhooks/list, Bearer",
    "/v1/webhook,        'Basic realm=\"sigma\"'",
    "/api/v2/account/webhooks,",
  })
  void saysWhatToBring(String path, String challenge) {
    assertThat(send("GET", path, null).expect(401).header("www-authenticate")).isEqualTo(challenge);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/subscriptions", "/v1/webhook", SENDBLUE, "/api/webhooks/list"})
  void echoesNothingOfARequest(String path) {
    String query = "?X-Query=echo-1&Location=echo-2&CamelHttpResponseCode=418&breadcrumbId=echo-3";
    String[] sent = {
      "x-probe", "echo-4",
      "cookie", "echo=5",
      "CamelHttpResponseCode", "418",
      "breadcrumbid", "echo-6",
      "location", "echo-7"
    };
    for (boolean known : new boolean[] {true, false}) {
      Answer answer = send("GET", path + query, "{}", known ? with(path, sent) : sent);
      assertThat(answer.status()).isEqualTo(known ? 200 : 401);
      assertThat(answer.headers().map().keySet())
          .allMatch(
              name ->
                  Set.of(
                          "content-type",
                          "content-length",
                          "transfer-encoding",
                          "www-authenticate",
                          "cache-control",
                          "x-content-type-options",
                          "content-security-policy",
                          "referrer-policy")
                      .contains(name.toLowerCase(Locale.ROOT)));
      assertThat(answer.headers().map().toString() + answer.body()).doesNotContain("echo");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/subscriptions", "/v1/webhook", SENDBLUE, "/api/webhooks/list"})
  void looksAtNoBodyOfAGet(String path) {
    String expected = send("GET", path, null, with(path)).expect(200).body();
    for (String body : new String[] {"{}", "[7]", "no JSON at all", "{"}) {
      assertThat(send("GET", path, body, with(path)).body()).isEqualTo(expected);
    }
  }

  @Test
  void refusesAUrlWithBracesInTheShapeOfEachApi() {
    String url = "https://a.example/{{sys:user.home}}";
    Omicall.assertRefused(
        omicall(
            "POST",
            "/api/webhooks/register",
            "{'webhook':{'type':'call','url':'" + url + "','events':null}}"),
        200,
        "url_invalid");
    assertThat(sendblue("POST", SENDBLUE, "{'webhooks':['" + url + "']}").body())
        .isEqualTo(json("{'status':'ERROR','message':'Invalid webhook URL: the URL has braces'}"));
    assertThat(sigma("POST", "/v1/webhook", "{'uri':'" + url + "','event':'all'}").body())
        .isEqualTo(json("{'ec':422,'msg':'uri is refused: the URL has braces'}"));
    Problems.assertProblem(
        own("POST", "/v1/subscriptions", "{'url':'" + url + "','types':['*']}"),
        422,
        "Unprocessable Content",
        "url cannot be delivered to: the URL has braces");
    assertThat(subscriptions()).isEmpty();
  }

  @Test
  void hidesWhatATenantHasFromOthers() {
    Tenant owner = tenant;
    String number = registerEverywhere();
    JsonNode before = subscriptions();
    String secret = secretOf(before.get(0));
    assertThat(before).hasSize(4);

    makeATenant();
    assertThat(subscriptions()).isEmpty();
    assertThat(omicall("GET", "/api/webhooks/list", null).json().path("payload")).isEmpty();
    assertThat(sendblue("GET", SENDBLUE, null).body()).doesNotContain("a.example", "global");
    assertThat(sigma("GET", "/v1/webhook", null).json().path("total").intValue()).isZero();
    for (JsonNode foreign : before) {
      String path = "/v1/subscriptions/" + foreign.path("id").textValue();
      assertThat(own("GET", path, null).status()).isEqualTo(404);
      assertThat(own("GET", path + "/secret", null).status()).isEqualTo(404);
      assertThat(own("PATCH", path, "{'enabled':false}").status()).isEqualTo(404);
      assertThat(own("DELETE", path, null).status()).isEqualTo(404);
    }
    for (String method : new String[] {"GET", "PUT", "PATCH", "DELETE"}) {
      String body = method.startsWith("P") ? "{'event':'channel_stop'}" : null;
      assertThat(sigma(method, "/v1/webhook/" + number, body).status()).isEqualTo(404);
    }
    omicall("POST", "/api/webhooks/destroy?hook_type=call", "{}").expect(200);
    sendblue("PUT", SENDBLUE, "{'webhooks':{}}").expect(200);
    sendblue("DELETE", SENDBLUE, "{'webhooks':['https://a.example']}").expect(200);
    registerEverywhere();

    become(owner);
    assertThat(subscriptions()).isEqualTo(before);
    assertThat(secretOf(before.get(0))).isEqualTo(secret);
    assertThat(sendblue("GET", SENDBLUE, null).body())
        .contains("'globalSecret'".replace('\'', '"'));
  }

  private String registerEverywhere() {
    omicall(
            "POST",
            "/api/webhooks/register",
            "{'webhook':{'type':'call','url':'https://a.example'}}")
        .expect(200);
    sendblue("POST", SENDBLUE, "{'webhooks':['https://a.example'],'globalSecret':'g'}").expect(200);
    own("POST", "/v1/subscriptions", "{'url':'https://a.example','types':['*']}").expect(201);
    return sigma("POST", "/v1/webhook", "{'uri':'https://a.example','event':'channel_live'}")
        .expect(200)
        .json()
        .path("id")
        .textValue();
  }

  private String[] with(String path, String... more) {
    String[] credentials =
        switch (path) {
          case "/v1/subscriptions" -> tenant.bearer();
          case "/v1/webhook" -> tenant.sigma();
          case SENDBLUE -> tenant.sendblue();
          default -> new String[] {"authorization", omicallBearer()};
        };
    String[] all = new String[credentials.length + more.length];
    System.arraycopy(credentials, 0, all, 0, credentials.length);
    System.arraycopy(more, 0, all, credentials.length, more.length);
    return all;
  }

  private void assertForged(String method, String path, String query) {
    assertThat(send(method, path + "?" + query, "{}").status()).as(path).isEqualTo(401);
    String lower = query.replace("Authorization", "authorization");
    assertThat(send(method, path + "?" + lower, "{}").status()).as(path).isEqualTo(401);
  }

  private static String field(String... header) {
    String name = header[0].equals("authorization") ? "Authorization" : header[0];
    return name + "=" + encoded(header[1]);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
