package dev.switchboard.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.testing.Receiver;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What is written down, and what is not. */
@OnEachDatabase
class AuditIT extends AuditTest {
  @Test
  void tellsWhoMadeATenantAndWithWhat() {
    JsonNode entry = entries("").get(0);

    assertThat(entry.path("action").textValue()).isEqualTo("tenant.created");
    assertThat(entry.path("tenant").textValue()).isEqualTo(tenant.id());
    assertThat(entry.path("actor").toString())
        .isEqualTo(
            json(
                "{'kind':'administrator','credential':null,'credential_kind':null,"
                    + "'address':'127.0.0.1'}"));
    assertThat(entry.path("object").toString())
        .isEqualTo(json("{'kind':'tenant','id':'" + tenant.id() + "'}"));
    assertThat(entry.path("before").isNull()).isTrue();
    assertThat(entry.path("after").path("name").textValue()).isEqualTo("acme");
    assertThat(entry.path("after").path("credentials").size()).isEqualTo(4);
  }

  @Test
  void tellsEachChangeThroughTheNativeApi() {
    String id = create("{'url':'" + A + "?token=MARK','types':['*'],'description':'d'}");
    String path = "/v1/subscriptions/" + id;
    own("PATCH", path, "{'concurrency':3,'description':null}").expect(200);
    own("PATCH", path, "{'enabled':false}").expect(200);
    own("PATCH", path, "{'enabled':true}").expect(200);
    own("PATCH", path, "{'enabled':true}").expect(200);
    own("DELETE", path, null).expect(204);

    List<JsonNode> entries = entries("?object=" + id);

    assertThat(actions(entries))
        .containsExactly(
            "subscription.deleted",
            "subscription.enabled",
            "subscription.disabled",
            "subscription.changed",
            "subscription.created");
    JsonNode changed = entries.get(3);
    assertThat(changed.path("before").toString())
        .isEqualTo(json("{'description':'d','preferences':{'concurrency':null}}"));
    assertThat(changed.path("after").toString())
        .isEqualTo(json("{'description':null,'preferences':{'concurrency':3}}"));
    assertThat(entries.get(4).path("after").path("url").textValue()).isEqualTo(A + "?token=hidden");
    assertThat(entries)
        .allSatisfy(
            entry -> {
              assertThat(entry.path("actor").path("kind").textValue()).isEqualTo("credential");
              assertThat(entry.path("actor").path("credential").textValue()).hasSize(36);
              assertThat(entry.path("actor").path("credential_kind").textValue()).isNotBlank();
              assertThat(entry.path("actor").path("address").textValue()).isEqualTo("127.0.0.1");
            });
  }

  @Test
  void tellsChangesThroughEveryOtherApi() {
    omicall("POST", "/api/webhooks/register", "{'webhook':{'type':'call','url':'" + A + "'}}");
    omicall("POST", "/api/webhooks/destroy?hook_type=call", null);
    sendblue(
        "PUT",
        "/api/v2/account/webhooks",
        "{'webhooks':{'receive':['" + A + "'],'globalSecret':'MARK-1'}}");
    sendblue(
        "PUT",
        "/api/v2/account/webhooks",
        "{'webhooks':{'receive':['" + A + "'],'globalSecret':'MARK-2'}}");
    String number =
        sigma("POST", "/v1/webhook", "{'uri':'" + A + "','event':'channel_live'}")
            .expect(200)
            .json()
            .path("id")
            .asText();
    sigma("DELETE", "/v1/webhook/" + number, null).expect(200);

    List<JsonNode> entries = entries("?limit=200");

    assertThat(actions(entries))
        .containsExactly(
            "subscription.deleted",
            "subscription.created",
            "setting.changed",
            "subscription.changed",
            "setting.created",
            "subscription.created",
            "subscription.deleted",
            "subscription.created",
            "tenant.created");
    assertThat(
            entries.stream()
                .map(entry -> entry.path("actor").path("credential_kind").textValue())
                .distinct())
        .hasSize(4);
    assertThat(entries.get(2).toString())
        .contains(
            json(
                "'object':{'kind':'setting','id':'sendblue/globalSecret'},"
                    + "'before':{'globalSecret':'hidden'},'after':{'globalSecret':'hidden'}"));
    assertThat(entries.get(3).path("after").toString())
        .isEqualTo(json("{'dialect_secret':'hidden'}"));
    assertThat(entries.toString()).doesNotContain("MARK");
  }

  @Test
  void tellsChangesOfCredentials() {
    String body = "{'name':'ci','scopes':['read'],'expires_at':'2090-01-01T00:00:00Z'}";
    JsonNode made = own("POST", "/v1/credentials", body).expect(201).json();
    String id = made.path("id").textValue();
    String path = "/v1/credentials/" + id;
    JsonNode rotated = own("POST", path + "/rotate", "{'overlap':60}").expect(200).json();
    own("DELETE", path, null).expect(204);
    own("DELETE", path, null);

    List<JsonNode> entries = entries("?object=" + id);

    assertThat(actions(entries))
        .containsExactly("credential.revoked", "credential.rotated", "credential.created");
    assertThat(entries.get(0).path("before").toString()).isEqualTo(json("{'revoked_at':null}"));
    assertThat(entries.get(0).path("after").path("revoked_at").textValue()).startsWith("20");
    assertThat(entries.get(1).path("after").path("secret").textValue()).isEqualTo("hidden");
    assertThat(entries.get(2).path("after").path("name").textValue()).isEqualTo("ci");
    assertThat(entries.toString())
        .doesNotContain(made.path("token").textValue())
        .doesNotContain(rotated.path("token").textValue());
  }

  @Test
  void tellsNewKeysAndSettings() {
    String id = create("{'url':'" + A + "','types':['*']}");
    own("POST", "/v1/subscriptions/" + id + "/secret/rotate", "{'overlap':60}").expect(200);
    String names = "{'id':'x-acme-id','timestamp':'x-acme-time','signature':'webhook-signature'}";
    own("PUT", "/v1/settings", "{'signature_headers':" + names + "}").expect(200);
    own("PUT", "/v1/settings", "{'signature_headers':" + names + "}").expect(200);

    List<JsonNode> entries = entries("");

    assertThat(actions(entries))
        .containsExactly(
            "setting.changed", "subscription.changed", "subscription.created", "tenant.created");
    assertThat(entries.get(0).path("before").toString())
        .isEqualTo(json("{'id':'webhook-id','timestamp':'webhook-timestamp'}"));
    assertThat(entries.get(0).path("after").toString())
        .isEqualTo(json("{'id':'x-acme-id','timestamp':'x-acme-time'}"));
    assertThat(entries.get(1).at("/after/signing_keys/sealed").textValue()).isEqualTo("hidden");
  }

  @Test
  void tellsNothingOfWhatWasRefusedOrOnlyRead() {
    own("POST", "/v1/subscriptions", "{'url':'" + A + "'}").expect(422);
    own("GET", "/v1/subscriptions", null).expect(200);
    sigma("PATCH", "/v1/webhook/12345678901234567890", "{'event':'channel_live'}").expect(404);
    own("DELETE", "/v1/subscriptions/" + tenant.id(), null).expect(404);

    assertThat(actions(entries(""))).containsExactly("tenant.created");
  }

  @Test
  void tellsThatTheGatewayDisabledASubscription() {
    try (Receiver receiver = Receiver.start().answering(410)) {
      String id = create("{'url':'" + receiver.url() + "','types':['*']}");
      own("POST", "/v1/events/omicall", "{'call_uuid':'1','state':'ringing'}").expect(202);
      Awaitility.await("disabled").until(() -> !entries("?action=subscription.disabled").isEmpty());

      JsonNode entry = entries("?action=subscription.disabled").get(0);
      assertThat(entry.path("object").path("id").textValue()).isEqualTo(id);
      assertThat(entry.path("actor").path("kind").textValue()).isEqualTo("gateway");
      assertThat(entry.path("actor").path("address").isNull()).isTrue();
      assertThat(entry.path("after").toString())
          .isEqualTo(json("{'disabled_reason':'gone','enabled':false}"));
    }
  }
}
