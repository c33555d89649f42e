package dev.switchboard.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.testing.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

@OnEachDatabase
class OmicallApiIT extends ApiTest {
  private static final String LIST = "/api/webhooks/list";
  private static final String REGISTER = "/api/webhooks/register";
  private static final String DESTROY = "/api/webhooks/destroy?hook_type=";
  private static final String A = "https://a.example/hook";
  private static final String B = "https://b.example/hook";

  @Test
  void listsNothingAtFirst() {
    assertDone(omicall("GET", LIST, null), "");
  }

  @Test
  void toleratesABodyOnAList() {
    assertDone(omicall("GET", LIST, "{}"), "");
  }

  @Test
  void answersARegistrationWithAllHooks() {
    assertDone(register("call", A, "['ringing','hangup']"), hook("call", A));
    assertDone(register("contact", B, "null"), hook("call", A) + "," + hook("contact", B));
    assertDone(omicall("GET", LIST, "{}"), hook("call", A) + "," + hook("contact", B));
  }

  @Test
  void changesTheHookOfTheSameTypeAndUrlInPlace() {
    register("call", A, "['ringing']");
    JsonNode before = subscription(A);
    String secret = secretOf(before);
    register("call", B, "null");
    assertDone(register("call", A, "['hangup']"), hook("call", A) + "," + hook("call", B));

    JsonNode after = subscription(A);
    assertThat(after.path("id")).isEqualTo(before.path("id"));
    assertThat(secretOf(after)).isEqualTo(secret);
    assertThat(after.path("types").toString()).isEqualTo(json("['call.cdr','call.hangup']"));
  }

  @Test
  void keepsHooksOfDifferentTypesAtOneUrlApart() {
    register("call", A, "null");
    assertDone(register("contact", A, "null"), hook("call", A) + "," + hook("contact", A));
  }

  @Test
  void knowsCallEventAsAnotherNameOfCall() {
    register("call", A, "['ringing']");
    assertDone(register("call_event", A, "null"), hook("call", A));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          null                                | ['call.cdr']
          []                                  | ['call.cdr']
          ['']                                | ['call.cdr']
          ['ringing',',answered']             | ['call.cdr','call.ringing','call.answered']
          [' hangup ,','ringing, answered,,'] | ['call.cdr','call.hangup','call.ringing','call.answered']
          'ringing,hangup'                    | ['call.cdr','call.ringing','call.hangup']
          ['ringing','ringing','cdr']         | ['call.cdr','call.ringing']
          """)
  void alwaysSendsTheRecordAndOnlyTheListedStatesBesideIt(String events, String types) {
    register("call", A, events);
    assertThat(subscription(A).path("types"))
        .map(JsonNode::textValue)
        .containsExactlyInAnyOrder(json(types).replaceAll("[\\[\\]\"]", "").split(","));
  }

  @Test
  void takesARegistrationThatNamesNoEventsForTheRecordOnly() {
    omicall("POST", REGISTER, "{'webhook':{'type':'call','url':'" + A + "'}}");
    assertThat(subscription(A).path("types").toString()).isEqualTo(json("['call.cdr']"));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"[]", "'x'", "7", "null"})
  void refusesARegistrationWithoutAnObject(String body) {
    assertRefused(omicall("POST", REGISTER, body), "request_body_required");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{'webhook':null}", "{'webhook':'x'}", "{'webhook':[]}"})
  void refusesARegistrationWithoutAWebhook(String body) {
    assertRefused(omicall("POST", REGISTER, body), "webhook_is_required");
  }

  @ParameterizedTest
  @CsvSource({"sms", "CALL", "''", "cdr"})
  void refusesAnUnknownType(String type) {
    assertRefused(register(type, A, "null"), "type_invalid");
  }

  @Test
  void refusesARegistrationWithoutAType() {
    assertRefused(omicall("POST", REGISTER, "{'webhook':{'url':'" + A + "'}}"), "type_invalid");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "a.example",
        "/hook",
        "ftp://a.example",
        "https://user@a.example",
        "https://a.example/{{x}}",
        "https://a.example/{x}",
        "https:///hook",
        "https://a.example/\\ud800",
        "https://a.example/\\u0000",
        "https://\\ud800.example",
        "http://10.0.0.1/hook",
        "http://169.254.169.254/latest",
        "http://[::1]/hook",
        "http://0xa000001/hook"
      })
  void refusesAUrlThatMayNotBeCalled(String url) {
    assertRefused(register("call", url, "null"), "url_invalid");
    assertThat(subscriptions()).isEmpty();
  }

  @Test
  void takesAUrlOf2048CharactersAndNoneLonger() {
    String longest = "https://a.example/" + "x".repeat(2048 - 18);
    assertDone(register("call", longest, "null"), hook("call", longest));
    assertRefused(register("call", longest + "x", "null"), "url_invalid");
  }

  @Test
  void refusesARegistrationWithoutAUrl() {
    assertRefused(omicall("POST", REGISTER, "{'webhook':{'type':'call'}}"), "url_invalid");
    assertRefused(omicall("POST", REGISTER, "{'webhook':{'type':'call','url':7}}"), "url_invalid");
  }

  @ParameterizedTest
  @ValueSource(strings = {"['busy']", "[7]", "7", "{}", "'busy'", "['ringing',null]"})
  void refusesUnknownEvents(String events) {
    assertRefused(register("call", A, events), "events_invalid");
    assertThat(subscriptions()).isEmpty();
  }

  @Test
  void takesPlainHttpWhereThePolicyAllowsIt() {
    assertDone(register("call", "http://a.example", "null"), hook("call", "http://a.example"));
  }

  @Test
  void destroysAllHooksOfATypeAndAnswersWithTheRest() {
    register("call", A, "['ringing']");
    register("call", B, "null");
    register("contact", A, "null");
    assertDone(omicall("POST", DESTROY + "call", "{}"), hook("contact", A));
    assertDone(omicall("GET", LIST, null), hook("contact", A));
    assertDone(omicall("POST", DESTROY + "contact", null), "");
    assertThat(subscriptions()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"call", "contact"})
  void destroysNothingWithoutComplaint(String type) {
    assertDone(omicall("POST", DESTROY + type, "{}"), "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{'hook_type':'call'}", "[]", "no JSON at all", "{"})
  void ignoresTheBodyOfADestruction(String body) {
    register("call", A, "null");
    register("contact", A, "null");
    assertDone(omicall("POST", DESTROY + "contact", body), hook("call", A));
  }

  @ParameterizedTest
  @CsvSource({
    "/api/webhooks/destroy,               hook_type_is_required",
    "/api/webhooks/destroy?hook_type=,    hook_type_is_required",
    "/api/webhooks/destroy?hook_type=sms, hook_type_invalid",
  })
  void refusesADestructionWithoutAKnownType(String path, String code) {
    register("call", A, "null");
    assertRefused(omicall("POST", path, "{'hook_type':'call'}"), code);
    assertThat(subscriptions()).hasSize(1);
  }

  private Answer register(String type, String url, String events) {
    return omicall(
        "POST",
        REGISTER,
        "{'webhook':{'type':'" + type + "','url':'" + url + "','events':" + events + "}}");
  }

  private static String hook(String type, String url) {
    return "{'url':'" + url + "','type':'" + type + "','status':'actived'}";
  }

  private static void assertDone(Answer answer, String hooks) {
    assertThat(answer.body())
        .isEqualTo(
            json(
                "{'status_code':9999,'instance_id':'switchboard','payload':["
                    + hooks
                    + "],'key_enabled':false}"));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("content-type")).isEqualTo("application/json");
  }

  private static void assertRefused(Answer answer, String code) {
    Omicall.assertRefused(answer, 200, code);
  }
}
