package dev.switchboard.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.store.SubscriptionStore;
import dev.switchboard.testing.Receiver;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Registering a URL that was disabled enables it, whichever API registers it. */
@OnEachDatabase
class RegisterAgainIT extends ApiTest {
  private static final String SENDBLUE = "/api/v2/account/webhooks";
  private static final String A = "https://a.example";
  private static final String HOOK = "{'webhook':{'type':'call','url':'" + A + "','events':null}}";

  @Test
  void enablesAnOmicallHook() {
    omicall("POST", "/api/webhooks/register", HOOK);
    JsonNode before = disabled();
    assertThat(omicall("GET", "/api/webhooks/list", null).body())
        .contains(json("'status':'deactived'"));
    omicall("POST", "/api/webhooks/register", HOOK).expect(200);
    assertEnabled(before);
    assertThat(omicall("GET", "/api/webhooks/list", null).body())
        .contains(json("'status':'actived'"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"POST {'webhooks':['" + A + "']}", "PUT {'webhooks':{'receive':['" + A + "']}}"})
  void enablesASendblueWebhook(String again) {
    sendblue("POST", SENDBLUE, "{'webhooks':['" + A + "']}");
    JsonNode before = disabled();
    int space = again.indexOf(' ');
    sendblue(again.substring(0, space), SENDBLUE, again.substring(space + 1)).expect(200);
    assertEnabled(before);
  }

  @Test
  void leavesASendblueWebhookDisabledThatOnlyStandsBesideAnAddedOne() {
    sendblue("POST", SENDBLUE, "{'webhooks':['" + A + "']}");
    disabled();
    sendblue("POST", SENDBLUE, "{'webhooks':['https://b.example']}").expect(200);
    sendblue("DELETE", SENDBLUE, "{'webhooks':['https://b.example']}").expect(200);
    assertThat(subscription(A).path("enabled").booleanValue()).isFalse();
  }

  @Test
  void enablesASigmaWebhookWithItsId() {
    String webhook = "{'uri':'" + A + "','event':'all'}";
    JsonNode first = sigma("POST", "/v1/webhook", webhook).expect(200).json();
    JsonNode before = disabled();
    assertThat(sigma("POST", "/v1/webhook", webhook).expect(200).json()).isEqualTo(first);
    assertEnabled(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "PATCH"})
  void enablesASigmaWebhookThatIsChanged(String method) {
    String webhook = "{'uri':'" + A + "','event':'all'}";
    String id = sigma("POST", "/v1/webhook", webhook).expect(200).json().path("id").textValue();
    JsonNode before = disabled();
    sigma(method, "/v1/webhook/" + id, webhook).expect(200);
    assertEnabled(before);
  }

  @Test
  void deliversWhatWasHeldSinceASubscriberSaidGone() {
    try (Receiver receiver = Receiver.start().answering(410, 200)) {
      String hook = HOOK.replace(A, receiver.url()).replace("null", "['ringing']");
      omicall("POST", "/api/webhooks/register", hook).expect(200);
      post("first");
      receiver.awaitFirst();
      awaitEnabled(receiver.url(), false);
      assertThat(subscription(receiver.url()).path("disabled_reason").textValue())
          .isEqualTo("gone");
      post("second");
      omicall("POST", "/api/webhooks/register", hook).expect(200);
      awaitEnabled(receiver.url(), true);
      assertThat(receiver.await(2).get(1).json().path("call_uuid").textValue()).isEqualTo("second");
    }
  }

  private void post(String call) {
    own("POST", "/v1/events/omicall", "{'call_uuid':'" + call + "','state':'ringing'}").expect(202);
  }

  private void awaitEnabled(String url, boolean enabled) {
    Awaitility.await("enabled: " + enabled)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> subscription(url).path("enabled").booleanValue() == enabled);
  }

  /** Disables the one subscription, and tells what it was. */
  private JsonNode disabled() {
    JsonNode before = subscription(A);
    UUID id = UUID.fromString(before.path("id").textValue());
    gateway().bean("subscriptionStore", SubscriptionStore.class).disable(id, "gone");
    JsonNode after = subscription(A);
    assertThat(after.path("enabled").booleanValue()).isFalse();
    assertThat(after.path("disabled_reason").textValue()).isEqualTo("gone");
    return before;
  }

  private void assertEnabled(JsonNode before) {
    assertThat(subscription(A)).isEqualTo(before);
    assertThat(before.path("enabled").booleanValue()).isTrue();
  }
}
