package dev.switchboard.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.access.IssuedCredential;
import dev.switchboard.access.Scope;
import dev.switchboard.access.Tokens;
import dev.switchboard.dialect.ApiRequest;
import dev.switchboard.dialect.PlainRequest;
import dev.switchboard.dialect.Refusal;
import dev.switchboard.dialect.SubscriptionFactory;
import dev.switchboard.dialect.sigma.SigmaChanges;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.camel.CamelExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DialectRoutesTest {
  private RoutesUnderTest routes;

  @BeforeEach
  void start() throws Exception {
    routes = new RoutesUnderTest();
  }

  @AfterEach
  void stop() {
    routes.close();
  }

  @Test
  void managesOmicallsHooks() throws Exception {
    routes.start("omicall-api.camel.yaml");
    String hook = "{\"url\":\"https://a.example\",\"type\":\"call\",\"status\":\"actived\"}";
    String before = routes.answer("direct:omicall-list", PlainRequest.posting("{}"));
    String registered =
        routes.answer(
            "direct:omicall-register",
            PlainRequest.posting(
                "{\"webhook\":{\"type\":\"call\",\"url\":\"https://a.example\"}}"));

    assertThat(registered)
        .isEqualTo(
            "{\"status_code\":9999,\"instance_id\":\"switchboard\",\"payload\":["
                + hook
                + "],\"key_enabled\":false}");
    assertThat(routes.answer("direct:omicall-list", PlainRequest.posting(null)))
        .isEqualTo(registered);
    assertThat(routes.answer("direct:omicall-list", ofAnotherTenant())).isEqualTo(before);
    assertThat(
            routes.answer(
                "direct:omicall-destroy", PlainRequest.asking(Map.of("hook_type", "call"))))
        .isEqualTo(before)
        .isEqualTo(routes.answer("direct:omicall-list", PlainRequest.posting(null)));
  }

  @Test
  void exchangesAnOmicallKeyUntilItExpires() throws Exception {
    routes.start("omicall-api.camel.yaml");
    keep("lasting", null);
    keep("expired", Instant.now().minusSeconds(1));

    JsonNode answer = PlainRequest.json(exchange("lasting"));
    String token = answer.path("payload").path("access_token").asText();

    assertThat(routes.credentials.find("omicall_access", Tokens.lookup(token)))
        .hasValueSatisfying(
            kept -> {
              assertThat(kept.tenant()).isEqualTo(RoutesUnderTest.TENANT);
              assertThat(Duration.between(Instant.now(), kept.expiresAt()))
                  .isBetween(Duration.ofMinutes(1439), Duration.ofHours(24));
            });
    assertThatThrownBy(() -> exchange("expired")).hasRootCauseMessage("api_key_invalid");
  }

  @Test
  void managesSigmasWebhooks() throws Exception {
    routes.start("sigma-api.camel.yaml", "sigma-changes.camel.yaml");
    String created =
        routes.answer(
            "direct:sigma-create",
            PlainRequest.posting("{\"uri\":\"https://a.example\",\"event\":\"channel_live\"}"));
    String id = PlainRequest.json(created).path("id").asText();

    assertThat(created)
        .isEqualTo(
            "{\"id\":\"" + id + "\",\"uri\":\"https://a.example\",\"event\":[\"channel_live\"]}");
    assertThat(show(id)).isEqualTo(created);
    assertThat(routes.answer("direct:sigma-list", PlainRequest.asking(Map.of("event", "all"))))
        .isEqualTo("{\"data\":[" + created + "],\"total\":1,\"length\":1,\"page\":0}");

    ApiRequest change = PlainRequest.about(id, "{\"event\":[\"channel_stop\"]}", Map.of());
    String changed = routes.answer("direct:sigma-put", change);
    assertThat(changed).isEqualTo(created.replace("channel_live", "channel_stop"));
    assertThat(routes.answer("direct:sigma-patch", change)).isEqualTo(changed);

    assertThat(routes.answer("direct:sigma-delete", PlainRequest.about(id, null, Map.of())))
        .isEqualTo("{}");
    assertThatThrownBy(() -> show(id))
        .isInstanceOf(CamelExecutionException.class)
        .cause()
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.status()).isEqualTo(404));
  }

  @Test
  void deletesSigmasWebhooksByGetOnlyWhereConfigured() throws Exception {
    routes
        .context
        .getPropertiesComponent()
        .addOverrideProperty("switchboard.sigma.delete-by-get", "true");
    routes.start("sigma-api.camel.yaml", "sigma-changes.camel.yaml");
    String created =
        routes.answer(
            "direct:sigma-create",
            PlainRequest.posting("{\"uri\":\"https://a.example\",\"event\":\"all\"}"));

    assertThat(show(PlainRequest.json(created).path("id").asText())).isEqualTo("{}");
    assertThat(routes.answer("direct:sigma-list", PlainRequest.asking(Map.of())))
        .isEqualTo("{\"data\":[],\"total\":0,\"length\":0,\"page\":0}");
  }

  @Test
  void drawsAnotherNumberForASigmaWebhookWhenOneIsTaken() throws Exception {
    Iterator<String> numbers = List.of("100000001", "100000001", "100000002").iterator();
    SubscriptionFactory factory =
        routes
            .context
            .getRegistry()
            .lookupByNameAndType("subscriptionFactory", SubscriptionFactory.class);
    routes
        .context
        .getRegistry()
        .bind("sigmaChanges", new SigmaChanges(factory, numbers::next, url -> {}));
    routes.start("sigma-api.camel.yaml", "sigma-changes.camel.yaml");
    ApiRequest creation = PlainRequest.posting("{\"uri\":\"https://a.example\",\"event\":\"all\"}");

    assertThat(routes.answer("direct:sigma-create", creation)).startsWith("{\"id\":\"100000001\"");
    assertThat(routes.answer("direct:sigma-create", creation)).startsWith("{\"id\":\"100000002\"");
  }

  private String show(String id) {
    return routes.answer("direct:sigma-show", PlainRequest.about(id, null, Map.of()));
  }

  private String exchange(String key) {
    return routes.answer("direct:omicall-auth", PlainRequest.asking(Map.of("apiKey", key)));
  }

  private void keep(String key, Instant expiresAt) {
    routes.keep(
        new IssuedCredential(
            "omicall_key", Tokens.lookup(key), null, Set.of(Scope.MANAGE), expiresAt));
  }

  private static ApiRequest ofAnotherTenant() {
    ApiRequest request = PlainRequest.posting(null);
    return new ApiRequest(
        PlainRequest.caller(new UUID(0, 8)),
        request.view(),
        request.pathParameters(),
        request.body());
  }
}
