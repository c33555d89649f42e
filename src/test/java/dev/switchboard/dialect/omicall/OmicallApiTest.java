package dev.switchboard.dialect.omicall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.switchboard.dialect.Bench;
import dev.switchboard.dialect.PlainRequest;
import dev.switchboard.dialect.Refusal;
import dev.switchboard.subscription.Portfolio;
import dev.switchboard.subscription.Sealed;
import dev.switchboard.subscription.Subscription;
import dev.switchboard.subscription.TypePattern;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OmicallApiTest {
  private static final String URL = "https://a.example/hook";

  private final ObjectMapper json = new ObjectMapper();
  private final OmicallApi api = api(false, false);
  private Portfolio hooks = new Portfolio(List.of(), Map.of("kept", new Sealed(new byte[] {1, 2})));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "call|null|call.cdr",
        "call|[]|call.cdr",
        "call|[\"ringing\"]|call.cdr call.ringing",
        "call|[\"ringing\",\",answered\",\" hangup \"]"
            + "|call.cdr call.answered call.hangup call.ringing",
        "call|[\"cdr\"]|call.cdr",
        "call|\"ringing,answered\"|call.cdr call.answered call.ringing",
        "call_event|[\"hangup\"]|call.cdr call.hangup",
        "contact|null|contact.created contact.updated",
        "contact|[\"ringing\",\"hangup\"]|contact.created contact.updated",
        "contact|[\"updated\"]|contact.updated",
      })
  void wantsTheRecordAlwaysAndTheListedStates(String type, String events, String types) {
    register(api, type, URL, events);

    assertThat(typesOf(only())).isEqualTo(types);
    assertThat(only().kind()).isEqualTo(type.equals("call_event") ? "call" : type);
    assertThat(only().sources()).isEqualTo(Set.of("omicall"));
  }

  @Test
  void wantsEveryCallEventForNullWhereTheConfigurationReadsItSo() {
    OmicallApi generous = api(false, true);
    register(generous, "call", URL, "null");
    assertThat(typesOf(only())).isEqualTo("call.cdr call.answered call.hangup call.ringing");
    register(generous, "call", URL, "[\"ringing\"]");
    assertThat(typesOf(only())).isEqualTo("call.cdr call.ringing");
  }

  @Test
  void registersWithoutEventsToo() {
    apply(api, "{\"webhook\":{\"type\":\"call\",\"url\":\" " + URL + " \"}}");
    assertThat(typesOf(only())).isEqualTo("call.cdr");
    assertThat(only().url()).isEqualTo(URL);
  }

  @Test
  void changesTheHookOfTheSameTypeAndUrlInPlace() {
    register(api, "call", URL, "[\"ringing\"]");
    Subscription before = only();
    register(api, "call_event", URL, "[\"hangup\"]");

    assertThat(typesOf(only())).isEqualTo("call.cdr call.hangup");
    assertThat(only().id()).isEqualTo(before.id());
    assertThat(only().signingKeys()).isEqualTo(before.signingKeys());
  }

  @Test
  void enablesAHookThatIsRegisteredAgain() {
    register(api, "call", URL, "null");
    hooks = Bench.disabled(hooks);
    assertThat(write(api.hooks(hooks))).contains("\"status\":\"deactived\"");

    register(api, "call", URL, "null");
    assertThat(only().enabled()).isTrue();
    assertThat(only().disabledReason()).isNull();
  }

  @Test
  void addsHooksOfAnotherUrlOrTypeAtTheEnd() {
    register(api, "call", URL, "null");
    register(api, "call", URL + "/2", "null");
    register(api, "contact", URL, "null");

    assertThat(hooks.subscriptions()).extracting(Subscription::position).containsExactly(0, 1, 2);
    assertThat(hooks.subscriptions()).extracting(Subscription::signingKeys).doesNotHaveDuplicates();
    assertThat(hooks.settings()).containsKey("kept");
    assertThat(write(api.hooks(hooks)))
        .isEqualTo(
            "{\"status_code\":9999,\"instance_id\":\"stg\",\"payload\":["
                + "{\"url\":\"https://a.example/hook\",\"type\":\"call\",\"status\":\"actived\"},"
                + "{\"url\":\"https://a.example/hook/2\",\"type\":\"call\",\"status\":\"actived\"},"
                + "{\"url\":\"https://a.example/hook\",\"type\":\"contact\",\"status\":\"actived\"}"
                + "],\"key_enabled\":false}");
  }

  @Test
  void showsEventsAndHeadersInExtendedLists() {
    OmicallApi extended = api(true, false);
    register(extended, "call", URL, "[\"ringing\",\",answered\"]");
    register(extended, "contact", URL, "null");

    assertThat(write(extended.listing(hooks.subscriptions())))
        .contains("\"status\":\"actived\",\"events\":[\"ringing\",\"answered\"],\"headers\":[]}")
        .contains("\"status\":\"actived\",\"events\":null,\"headers\":[]}");
  }

  @ParameterizedTest
  @CsvSource({"call,contact", "call_event,contact", "contact,call"})
  void destroysAllHooksOfAType(String destroyed, String left) {
    register(api, "call", URL, "[\"ringing\"]");
    register(api, "call", URL + "/2", "null");
    register(api, "contact", URL, "null");

    destroy(destroyed);

    assertThat(hooks.subscriptions()).extracting(Subscription::kind).containsOnly(left);
    assertThat(hooks.settings()).containsKey("kept");
  }

  @Test
  void destroysNothingWhereNothingIsRegistered() {
    destroy("call");
    assertThat(write(api.hooks(hooks)))
        .isEqualTo(
            "{\"status_code\":9999,\"instance_id\":\"stg\",\"payload\":[],\"key_enabled\":false}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "|request_body_required",
        "[]|request_body_required",
        "\"x\"|request_body_required",
        "{}|webhook_is_required",
        "{\"webhook\":null}|webhook_is_required",
        "{\"webhook\":\"x\"}|webhook_is_required",
        "{\"webhook\":{}}|type_invalid",
        "{\"webhook\":{\"type\":\"sms\",\"url\":\"https://a.example\"}}|type_invalid",
        "{\"webhook\":{\"type\":\"call\"}}|url_invalid",
        "{\"webhook\":{\"type\":\"call\",\"url\":7}}|url_invalid",
        "{\"webhook\":{\"type\":\"call\",\"url\":\" \"}}|url_invalid",
        "{\"webhook\":{\"type\":\"call\",\"url\":\"https://forbidden.example\"}}|url_invalid",
        "{\"webhook\":{\"type\":\"call\",\"url\":\"https://a.example\",\"events\":{}}}"
            + "|events_invalid",
        "{\"webhook\":{\"type\":\"call\",\"url\":\"https://a.example\",\"events\":[1]}}"
            + "|events_invalid",
        "{\"webhook\":{\"type\":\"call\",\"url\":\"https://a.example\",\"events\":[\"flying\"]}}"
            + "|events_invalid",
        "{\"webhook\":{\"type\":\"call\",\"url\":\"https://a.example\",\"events\":[\"created\"]}}"
            + "|events_invalid",
        "{\"webhook\":{\"type\":\"contact\",\"url\":\"https://a.example\",\"events\":[\"x\"]}}"
            + "|events_invalid",
      })
  void refusesARegistrationByTheCodeOfItsFault(String body, String code) {
    assertThatThrownBy(() -> api.register(PlainRequest.posting(body)))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.status()).isEqualTo(400))
        .hasMessage(code);
  }

  @Test
  void refusesToDestroyWithoutAKnownType() {
    assertThatThrownBy(() -> destroy(null)).hasMessage("hook_type_is_required");
    assertThatThrownBy(() -> destroy("")).hasMessage("hook_type_is_required");
    assertThatThrownBy(() -> destroy("sms")).hasMessage("hook_type_invalid");
  }

  private OmicallApi api(boolean extended, boolean nullMeansAll) {
    return new OmicallApi(
        Bench.factory(),
        Bench::checkUrl,
        new OmicallEnvelope("stg", "Staging"),
        json,
        extended,
        nullMeansAll);
  }

  private void register(OmicallApi with, String type, String url, String events) {
    apply(
        with,
        "{\"webhook\":{\"type\":\"%s\",\"url\":\"%s\",\"events\":%s}}"
            .formatted(type, url, events));
  }

  private void apply(OmicallApi with, String body) {
    hooks = with.register(PlainRequest.posting(body)).rule().apply(hooks);
  }

  private void destroy(String type) {
    Map<String, String> query = type == null ? Map.of() : Map.of("hook_type", type);
    hooks = api.destroy(PlainRequest.asking(query)).rule().apply(hooks);
  }

  private Subscription only() {
    assertThat(hooks.subscriptions()).hasSize(1);
    return hooks.subscriptions().get(0);
  }

  private static String typesOf(Subscription hook) {
    return String.join(" ", hook.types().stream().map(TypePattern::text).toList());
  }

  private String write(Object answer) {
    try {
      return json.writeValueAsString(answer);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
