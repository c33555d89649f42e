package dev.switchboard.api;

import static dev.switchboard.api.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.testing.Answer;
import dev.switchboard.testing.GatewayOptions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a subscription's owner chooses what its deliveries are signed with. */
@OnEachDatabase
class SigningIT extends ApiTest {
  private static final String PATH = "/v1/subscriptions";
  private static final String A = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final String B = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";
  private static final String PAIR =
      "whsk_6Xb/dCcHpPea21PS1N9VY/NZW723CEc77N4rJCubMbfVKIDij2HKpMKkioLlX0dRqSKJp4AJ6p9lMicMFs6Kvg==";
  private static final String PUBLIC = "whpk_1SiA4o9hyqTCpIqC5V9HUakiiaeACeqfZTInDBbOir4=";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ''                                  | ['v1']       | true  | false
          ,'signing':null                     | ['v1']       | true  | false
          ,'signing':['v1']                   | ['v1']       | true  | false
          ,'signing':['v1a']                  | ['v1a']      | false | true
          ,'signing':['v1a','v1']             | ['v1','v1a'] | true  | true
          """)
  void makesAKeyForEachScheme(String choice, String shown, boolean secret, boolean publicKey) {
    JsonNode made = create(choice.replace("''", ""));

    assertThat(made.path("signing").toString()).isEqualTo(json(shown));
    assertThat(made.path("secret").asText("").startsWith("whsec_")).isEqualTo(secret);
    assertThat(made.path("public_key").asText("").startsWith("whpk_")).isEqualTo(publicKey);
    assertThat(secrets(made))
        .isEqualTo(
            "{\"secret\":%s,\"public_key\":%s,\"retiring\":[]}"
                .formatted(made.path("secret"), made.path("public_key")));
    assertThat(subscription("https://a.example").path("signing")).isEqualTo(made.path("signing"));
  }

  @Test
  void takesKeysOfTheOwnersOwn() {
    assertThat(create(",'secret':'" + A + "'").path("secret").textValue()).isEqualTo(A);
    assertThat(create(",'secret':['" + A + "']").path("secret").textValue()).isEqualTo(A);
    JsonNode both = create(",'signing':['v1','v1a'],'secret':['" + PAIR + "','" + A + "']");
    assertThat(secrets(both))
        .isEqualTo(json("{'secret':'" + A + "','public_key':'" + PUBLIC + "','retiring':[]}"));
  }

  @Test
  void addsAndDropsSchemesByAPatch() {
    JsonNode made = create(",'secret':'" + A + "'");

    patch(made, "{'signing':['v1','v1a'],'secret':'" + PAIR + "'}").expect(200);
    assertThat(secrets(made))
        .isEqualTo(json("{'secret':'" + A + "','public_key':'" + PUBLIC + "','retiring':[]}"));
    String before = secrets(made);
    patch(made, "{'signing':['v1a','v1'],'description':'x'}").expect(200);
    assertThat(secrets(made)).isEqualTo(before);
    assertThat(patch(made, "{'signing':null}").expect(200).json().path("signing").toString())
        .isEqualTo("[\"v1\"]");
    assertThat(secrets(made))
        .isEqualTo(json("{'secret':'" + A + "','public_key':null,'retiring':[]}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          'signing':[]                    | signing must name v1, v1a or both
          'signing':'v1'                  | signing must name v1, v1a or both
          'signing':{'v1':true}           | signing must name v1, v1a or both
          'signing':['v1','v1']           | signing must name v1, v1a or both
          'signing':['v2']                | signing must name v1, v1a or both
          'signing':[1]                   | signing must name v1, v1a or both
          'secret':7                      | secret cannot be used: a signing key starts with whsec_ or whsk_
          'secret':''                     | secret cannot be used: a signing key starts with whsec_ or whsk_
          'secret':'PUBLIC'               | secret cannot be used: a signing key starts with whsec_ or whsk_
          'secret':'whsec_hunter2!'       | secret cannot be used: a signing secret is base64 after whsec_
          'secret':'whsec_c2hvcnQ='       | secret cannot be used: a signing secret holds 24 to 64 bytes, this one 5
          'secret':'PAIR'                 | secret is a key for v1a, which is not signed with
          'signing':['v1a'],'secret':'A'  | secret is a key for v1, which is not signed with
          'secret':['A','B']              | secret has more than one key for v1
          'signing':['v1a'],'secret':'whsk_6Xb/dCcHpPea21PS1N9VY/NZW723CEc77N4rJCubMbc=' | secret cannot be used: a key pair holds 64 bytes, seed and public key, this one 32
          'signing':['v1a'],'secret':'whsk_6Xb/dCcHpPea21PS1N9VY/NZW723CEc77N4rJCubMbcAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==' | secret cannot be used: a key pair's public key is that of its seed
          """)
  void refusesKeysThatCannotBeHad(String choice, String detail) {
    String members = choice.replace("PUBLIC", PUBLIC).replace("PAIR", PAIR);
    members = members.replace("'A'", "'" + A + "'").replace("'B'", "'" + B + "'");

    Answer answer = own("POST", PATH, "{'url':'https://a.example','types':['*']," + members + "}");

    assertThat(answer.json().path("detail").textValue()).isEqualTo(detail);
    assertThat(answer.status()).isEqualTo(422);
    assertThat(subscriptions()).isEmpty();
  }

  @Test
  void replacesAKeyByARotationOnly() {
    JsonNode made = create("");
    String before = secrets(made);

    assertProblem(
        patch(made, "{'secret':'" + A + "'}"),
        422,
        "Unprocessable Content",
        "secret is replaced by a rotation: POST to secret/rotate");
    assertThat(secrets(made)).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {'overlap':-1}              | 422 | overlap must be a number of seconds from 0 to 604800
          {'overlap':604801}          | 422 | overlap must be a number of seconds from 0 to 604800
          {'overlap':'1d'}            | 422 | overlap must be a number of seconds from 0 to 604800
          {'secret':'A'}              | 422 | secret is a key of this subscription already
          {'secret':'PAIR'}           | 422 | secret is a key for v1a, which is not signed with
          {'secret':'nonsense'}       | 422 | secret cannot be used: a signing key starts with whsec_ or whsk_
          {'signing':['v1a']}         | 422 | signing must name schemes that are signed with, the given keys' too
          {'signing':[]}              | 422 | signing must name v1, v1a or both
          {'until':1}                 | 422 | unknown field: until
          []                          | 422 | the body must be a JSON object
          {                           | 400 | The request body is not valid JSON (line 1, column 2)
          """)
  void refusesARotationThatCannotBeHad(String body, int status, String detail) {
    JsonNode made = create(",'secret':'" + A + "'");
    String before = secrets(made);

    Answer answer = rotate(made, body.replace("PAIR", PAIR).replace("'A'", "'" + A + "'"));

    assertThat(answer.json().path("detail").textValue()).isEqualTo(detail);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(secrets(made)).isEqualTo(before);
  }

  @Test
  void boundsHowManyKeysSign() {
    JsonNode made = create("");
    for (int i = 0; i < 4; i++) {
      rotate(made, "{'overlap':604800}").expect(200);
    }
    String before = secrets(made);

    assertProblem(
        rotate(made, null),
        409,
        "Conflict",
        "5 keys sign already; a rotation with overlap 0 drops them");
    assertThat(secrets(made)).isEqualTo(before);
    assertThat(rotate(made, "{'overlap':0}").expect(200).json().path("retiring")).isEmpty();
  }

  @Test
  void letsNobodyElseRotate() {
    String path = PATH + "/" + create("").path("id").textValue() + "/secret/rotate";
    for (String[] headers : new String[][] {{}, {"authorization", "Bearer x"}, tenant.sigma()}) {
      assertThat(send("POST", path, "{}", headers).status()).isEqualTo(401);
      assertThat(send("GET", "/v1/settings", null, headers).status()).isEqualTo(401);
      assertThat(send("PUT", "/v1/settings", "{}", headers).status()).isEqualTo(401);
    }
    makeATenant();
    Stream.of(path, PATH + "/1/secret/rotate")
        .forEach(
            foreign ->
                assertProblem(
                    own("POST", foreign, null), 404, "Not Found", "there is no such subscription"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          'a','timestamp':'b','signature':'Host'          | signature_headers cannot be used: Host is reserved
          'a','timestamp':'b','signature':'sb-signing-secret' | signature_headers cannot be used: sb-signing-secret is reserved
          'a','timestamp':'b','signature':'X-Configured'  | signature_headers cannot be used: X-Configured is reserved
          'a','timestamp':'b','signature':'CamelHttpUri'  | signature_headers cannot be used: CamelHttpUri is reserved
          'a','timestamp':'b','signature':'A'             | signature_headers cannot be used: A stands more than once
          'a','timestamp':'b','signature':'c d'           | signature_headers cannot be used: a name must be that of a header field
          'a','timestamp':'b'                             | signature_headers cannot be used: a name must be that of a header field
          'a','timestamp':'b','signature':null            | signature_headers cannot be used: a name must be that of a header field
          'a','timestamp':'b','signature':'c','time':'d'  | unknown field: signature_headers.time
          """)
  void refusesNamesThatCannotBeHad(String members, String detail) {
    Answer answer = own("PUT", "/v1/settings", "{'signature_headers':{'id':" + members + "}}");

    assertThat(answer.json().path("detail").textValue()).isEqualTo(detail);
    assertThat(answer.status()).isEqualTo(422);
    assertThat(own("GET", "/v1/settings", null).body()).isEqualTo("{\"signature_headers\":null}");
  }

  @Override
  GatewayOptions options(GatewayOptions usual) {
    return usual.with("switchboard.subscribers.headers", "x-configured");
  }

  private JsonNode create(String more) {
    return own("POST", PATH, "{'url':'https://a.example','types':['*']" + more + "}")
        .expect(201)
        .json();
  }

  private Answer patch(JsonNode subscription, String patch) {
    return own("PATCH", PATH + "/" + subscription.path("id").textValue(), patch);
  }

  private Answer rotate(JsonNode subscription, String body) {
    String id = subscription.path("id").textValue();
    return own("POST", PATH + "/" + id + "/secret/rotate", body);
  }

  private String secrets(JsonNode subscription) {
    String path = PATH + "/" + subscription.path("id").textValue() + "/secret";
    return own("GET", path, null).expect(200).body();
  }
}
