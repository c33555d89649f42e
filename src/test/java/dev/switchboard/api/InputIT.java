package dev.switchboard.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.switchboard.testing.Answer;
import dev.switchboard.testing.Databases;
import dev.switchboard.testing.GatewayOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Bodies that are not what they should be, at every API that takes bodies. */
@ParameterizedClass
@EnumSource(value = Databases.class, names = "H2")
class InputIT extends ApiTest {
  private static final List<String> FAMILIES = List.of("native", "omicall", "sendblue", "sigma");
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String RINGING = "{'call_uuid':'c','state':'ringing'}";

  @Override
  GatewayOptions options(GatewayOptions usual) {
    return usual
        .with("switchboard.json.max-string", "3000")
        .with("switchboard.json.max-tokens", "2000")
        .with("switchboard.intake.max-event", "10000");
  }

  static Stream<Arguments> badBodies() {
    byte[] overlong = "{'url':'https://a.example/??'}".getBytes(StandardCharsets.UTF_8);
    overlong[26] = (byte) 0xC0;
    overlong[27] = (byte) 0xAF;
    return Stream.of(
            arguments("XML", bytes("<url>https://a.example</url>")),
            arguments("a form", bytes("url=https%3A%2F%2Fa.example")),
            arguments("a member twice", bytes("{'url':'https://a.example','url':'b'}")),
            arguments("a member within twice", bytes("{'webhook':{'a':1,'b':[{'c':1,'c':1}]}}")),
            arguments("two documents", bytes("{} {}")),
            arguments("an overlong character", overlong),
            arguments(
                "UTF-16", json("{'url':'https://a.example'}").getBytes(StandardCharsets.UTF_16LE)),
            arguments("nested deeply", bytes("{'url':" + "[".repeat(101) + "]".repeat(101) + "}")),
            arguments("a long number", bytes("{'url':1" + "0".repeat(1_000) + "}")),
            arguments("a long string", bytes("{'url':'" + "x".repeat(3_001) + "'}")),
            arguments("a long name", bytes("{'" + "x".repeat(4_001) + "':1}")),
            arguments("many values", bytes("{'url':[" + "1,".repeat(2_000) + "1]}")))
        .flatMap(
            each ->
                FAMILIES.stream()
                    .filter(family -> !(family.equals("sigma") && each.get()[0].equals("a form")))
                    .map(family -> arguments(family, each.get()[0], each.get()[1])));
  }

  @ParameterizedTest
  @MethodSource("badBodies")
  void refusesABodyThatIsNotOnePlainDocument(String family, String what, byte[] body)
      throws Exception {
    String type = what.equals("a form") ? FORM : "application/json";
    HttpResponse<String> answer = post(family, body, type);

    String shape =
        switch (family) {
          case "omicall" -> Omicall.refusal("request_body_invalid");
          case "sendblue" -> json("{'status':'ERROR','message':'The request body ");
          case "sigma" -> json("{'ec':400,'msg':'The request body ");
          default ->
              json(
                  "{'type':'about:blank','title':'Bad Request','status':400,'detail':'The request");
        };
    assertThat(answer.body()).startsWith(shape).doesNotContain("Stream", "jackson");
    assertThat(answer.statusCode()).isEqualTo(family.equals("omicall") ? 200 : 400);
    assertThat(subscriptions()).isEmpty();
  }

  @Test
  void takesAFormWhereTheApiPromisesIt() throws Exception {
    HttpResponse<String> answer =
        post("sigma", bytes("uri=https%3A%2F%2Fa.example&event=channel_live"), FORM);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(subscriptions()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'a':'BAD'}                      | 400 | the text is not UTF-8",
        "[{'a':1},{'a':'BAD'}]            | 400 | the text is not UTF-8 at line 1, column 16",
        "{'a':1DIGITS}                    | 400 | over a limit: Number value length (1001)",
        "{'a':[VALUES1]}                  | 422 | over a limit: Token count (2001) exceeds",
        "{'a':DEEP}                       | 400 | over a limit: Document nesting depth (101)",
        "{'a':'STRING'}                   | 422 | over a limit: String value length",
        "{'call_uuid':'c','state':'BAD'}  | 400 | the text is not UTF-8"
      })
  void refusesEventsThatHoldTooMuchOrAreNotText(String pattern, int status, String reason)
      throws Exception {
    String body =
        pattern
            .replace("DIGITS", "0".repeat(1_000))
            .replace("VALUES", "1,".repeat(2_100))
            .replace("DEEP", "[".repeat(100) + "]".repeat(100))
            .replace("STRING", "x".repeat(3_001));
    HttpResponse<String> answer =
        send("/v1/events/omicall", withBadBytes(body), "application/json", tenant.bearer());

    assertThat(answer.body()).contains(reason);
    assertThat(answer.statusCode()).isEqualTo(status);
  }

  @Test
  void rejectsOnlyTheEventThatIsNotUtf8() throws Exception {
    HttpResponse<String> answer =
        send(
            "/v1/events/omicall",
            withBadBytes(RINGING + "\n{'call_uuid':'BAD','state':'ringing'}\n" + RINGING),
            "application/json",
            tenant.bearer());

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.body())
        .contains("\"accepted\":2", "{\"index\":1,\"reason\":\"not JSON: the text is not UTF-8\"}");
  }

  @Test
  void goesByTheLastOfAMemberThatAnEventGivesTwice() {
    Answer answer =
        own("POST", "/v1/events/omicall", "{'call_uuid':'c','state':'ringing','state':'hangup'}");

    assertThat(answer.expect(202).json().at("/events/0/type").textValue()).isEqualTo("call.hangup");
  }

  private HttpResponse<String> post(String family, byte[] body, String type) throws Exception {
    return switch (family) {
      case "omicall" ->
          send("/api/webhooks/register", body, type, "authorization", omicallBearer());
      case "sendblue" -> send("/api/v2/account/webhooks", body, type, tenant.sendblue());
      case "sigma" -> send("/v1/webhook", body, type, tenant.sigma());
      default -> send("/v1/subscriptions", body, type, tenant.bearer());
    };
  }

  private HttpResponse<String> send(String path, byte[] body, String type, String... headers)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(gateway().client().url() + path))
            .headers(headers)
            .header("content-type", type)
            .POST(BodyPublishers.ofByteArray(body))
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
  }

  private static byte[] bytes(String quoted) {
    return json(quoted).getBytes(StandardCharsets.UTF_8);
  }

  /** With an overlong slash in place of BAD. */
  private static byte[] withBadBytes(String quoted) {
    return json(quoted).replace("BAD", "\u00c0\u00af").getBytes(StandardCharsets.ISO_8859_1);
  }
}
