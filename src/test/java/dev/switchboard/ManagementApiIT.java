package dev.switchboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.testing.Answer;
import dev.switchboard.testing.GatewayOptions;
import dev.switchboard.testing.RunningGateway;
import dev.switchboard.testing.Tenant;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManagementApiIT {
  private static final String V2 = "/api/v2/account/webhooks";
  private static final String ALIAS = "/api/account/webhooks";

  private static RunningGateway gateway;
  private Tenant tenant;

  @BeforeAll
  static void start() {
    gateway =
        RunningGateway.start(GatewayOptions.embedded().with("switchboard.egress.http", "false"));
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @BeforeEach
  void makeATenant() {
    tenant = gateway.client().createTenant("acme");
  }

  private static Answer send(String method, String path, String body, String... headers) {
    String quoted = body == null ? null : body.replace('\'', '"');
    return gateway.client().send(method, path, quoted, headers);
  }

  private static Answer admin(String method, String path, String body) {
    return send(method, path, body, "authorization", "Bearer " + GatewayOptions.ADMIN_TOKEN);
  }

  private Answer own(String method, String path, String body) {
    return send(method, path, body, tenant.bearer());
  }

  private Answer sendblue(String method, String path, String body) {
    return send(method, path, body, tenant.sendblue());
  }

  @Test
  void keepsOneSendblueConfigurationUnderBothPaths() {
    Answer added =
        sendblue(
            "POST",
            V2,
            "{'webhooks':[{'url':'https://a.example','secret':'s'}],'globalSecret':'g'}");
    assertThat(added.status()).isEqualTo(200);
    assertThat(added.header("content-type")).isEqualTo("application/json");
    Answer listed = sendblue("GET", ALIAS, null);
    assertThat(listed.json().path("webhooks")).isEqualTo(added.json().path("webhooks"));
    assertThat(listed.body())
        .isEqualTo(
            "{'status':'OK','webhooks':{'receive':[{'url':'https://a.example','secret':'s'}],"
                    .replace('\'', '"')
                + "'call_log':[],'line_blocked':[],'line_assigned':[],'outbound':[],"
                    .replace('\'', '"')
                + "'contact_created':[],'globalSecret':'g'}}".replace('\'', '"'));
    assertThat(sendblue("PUT", ALIAS, "{'webhooks':{'outbound':['http://b.example']}}").body())
        .contains("Webhooks updated successfully", "https://b.example");
    String query = "?type=outbound&webhooks=https%3A%2F%2Fb.example";
    assertThat(sendblue("DELETE", V2 + query, null).body())
        .isEqualTo("{\"status\":\"OK\",\"message\":\"Webhooks deleted successfully\"}");
    assertThat(own("GET", "/v1/subscriptions", null).json().path("data")).isEmpty();
  }

  @Test
  void deletesSendblueWebhooksNamedInTheBody() {
    sendblue("POST", V2, "{'webhooks':['https://a.example','https://b.example']}");
    assertThat(sendblue("DELETE", V2, "{'webhooks':['https://a.example']}").status())
        .isEqualTo(200);
    assertThat(sendblue("GET", V2, null).json().at("/webhooks/receive").toString())
        .isEqualTo("[\"https://b.example\"]");
  }

  @Test
  void refusesInSendbluesShapeAndChangesNothing() {
    sendblue("POST", V2, "{'webhooks':['https://a.example']}");
    Answer refused =
        sendblue("PUT", V2, "{'webhooks':{'receive':[],'outbound':['ftp://b.example']}}");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.body())
        .startsWith("{\"status\":\"ERROR\",\"message\":\"Invalid webhook URL: ");
    assertThat(sendblue("GET", V2, null).body()).contains("https://a.example");
    Answer stranger = send("GET", V2, null);
    assertThat(stranger.status()).isEqualTo(401);
    assertThat(stranger.json().path("status").textValue()).isEqualTo("ERROR");
  }

  @Test
  void tenantsDoNotSeeEachOther() {
    sendblue("POST", V2, "{'webhooks':['https://a.example'],'globalSecret':'g'}");
    String id = own("GET", "/v1/subscriptions", null).json().at("/data/0/id").textValue();
    makeATenant();
    assertThat(sendblue("GET", V2, null).body()).doesNotContain("a.example", "globalSecret");
    assertThat(own("GET", "/v1/subscriptions/" + id, null).status()).isEqualTo(404);
    assertThat(own("GET", "/v1/subscriptions/" + id + "/secret", null).status()).isEqualTo(404);
    assertThat(own("DELETE", "/v1/subscriptions/" + id, null).status()).isEqualTo(404);
  }

  @Test
  void makesShowsAndDeletesANativeSubscription() {
    Answer made =
        own("POST", "/v1/subscriptions", "{'url':'https://a.example','types':['call.*']}");
    assertThat(made.status()).isEqualTo(201);
    String path = "/v1/subscriptions/" + made.json().path("id").textValue();
    Answer shown = own("GET", path, null);
    assertThat(shown.status()).isEqualTo(200);
    assertThat(shown.json().path("created_at")).isEqualTo(made.json().path("created_at"));
    assertThat(shown.json().has("secret")).isFalse();
    assertThat(own("GET", path + "/secret", null).json().path("secret"))
        .isEqualTo(made.json().path("secret"));
    Answer deleted = own("DELETE", path, null);
    assertThat(deleted.status()).isEqualTo(204);
    assertThat(deleted.body()).isEmpty();
    assertThat(own("GET", path, null).status()).isEqualTo(404);
  }

  @Test
  void showsAndDeletesASubscriptionOfAnotherFamily() {
    sendblue("POST", V2, "{'webhooks':['https://a.example'],'globalSecret':'g'}");
    JsonNode row = own("GET", "/v1/subscriptions", null).json().at("/data/0");
    assertThat(row.path("dialect").textValue()).isEqualTo("sendblue");
    String path = "/v1/subscriptions/" + row.path("id").textValue();
    assertThat(own("GET", path + "/secret", null).json().path("secret").textValue())
        .startsWith("whsec_");
    assertThat(own("DELETE", path, null).status()).isEqualTo(204);
    Answer listed = sendblue("GET", V2, null);
    assertThat(listed.json().at("/webhooks/receive")).isEmpty();
    assertThat(listed.json().at("/webhooks/globalSecret").textValue()).isEqualTo("g");
  }

  @Test
  void leadsThroughPagesOfSubscriptions() {
    for (int number = 1; number <= 3; number++) {
      own("POST", "/v1/subscriptions", "{'url':'https://" + number + ".example','types':['*']}");
    }
    JsonNode first = own("GET", "/v1/subscriptions?limit=2", null).json();
    assertThat(first.path("data")).hasSize(2);
    assertThat(first.path("prev").isNull()).isTrue();
    String next = "/v1/subscriptions?limit=2&cursor=" + first.path("next").textValue();
    JsonNode second = own("GET", next, null).json();
    assertThat(second.at("/data/0/url").textValue()).isEqualTo("https://3.example");
    assertThat(second.path("next").isNull()).isTrue();
    String prev = "/v1/subscriptions?limit=2&cursor=" + second.path("prev").textValue();
    assertThat(own("GET", prev, null).json()).isEqualTo(first);
  }

  @ParameterizedTest
  @ValueSource(strings = {"limit=0", "cursor=nonsense"})
  void refusesAPageThatCannotBeAsAProblem(String query) {
    Answer refused = own("GET", "/v1/subscriptions?" + query, null);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.header("content-type")).isEqualTo("application/problem+json");
    assertThat(refused.json().path("title").textValue()).isEqualTo("Unprocessable Content");
  }

  @Test
  void listsAndDeletesTenants() {
    String id = tenant.id();
    JsonNode last = admin("GET", "/v1/tenants?limit=200", null).json();
    JsonNode shown = last.path("data").get(last.path("data").size() - 1);
    assertThat(shown.path("id").textValue()).isEqualTo(id);
    assertThat(shown.path("created_at").textValue()).endsWith("Z");
    assertThat(shown.size()).isEqualTo(3);
    assertThat(admin("DELETE", "/v1/tenants/" + id, null).status()).isEqualTo(204);
    assertThat(admin("DELETE", "/v1/tenants/" + id, null).status()).isEqualTo(404);
    assertThat(own("GET", "/v1/subscriptions", null).status()).isEqualTo(401);
    assertThat(admin("GET", "/v1/tenants?limit=200", null).body()).doesNotContain(id);
  }

  @Test
  void managesTenantsForTheAdministratorOnly() {
    assertThat(own("GET", "/v1/tenants", null).status()).isEqualTo(401);
    assertThat(own("POST", "/v1/tenants", "{'name':'mine'}").status()).isEqualTo(401);
    String other = "/v1/tenants/" + UUID.randomUUID();
    assertThat(own("DELETE", other, null).status()).isEqualTo(401);
    assertThat(admin("DELETE", other, null).status()).isEqualTo(404);
  }
}
