package dev.switchboard.api;

import static dev.switchboard.api.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.testing.Answer;
import dev.switchboard.testing.GatewayOptions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What who brings wrong credentials again and again is told, and that nobody else suffers. */
@OnEachDatabase
class ThrottlingIT extends ApiTest {
  private static final String SENDBLUE = "/api/v2/account/webhooks";
  private static final int LIMIT = 4;

  private int addresses;

  @Override
  GatewayOptions options(GatewayOptions usual) {
    return usual
        .with("switchboard.access.failures-per-address", String.valueOf(LIMIT))
        .with("switchboard.access.failures-per-credential", String.valueOf(LIMIT + 2))
        .with("switchboard.access.failure-window", "10m")
        .with("switchboard.access.trusted-proxies", "127.0.0.1");
  }

  @Test
  void turnsAnAddressAwayInTheGatewaysOwnShape() {
    String address = address();
    String[] wrong = {"authorization", "Bearer wrong"};
    assertWrong(address, "/v1/subscriptions", wrong);
    Answer answer = from(address, "GET", "/v1/subscriptions", null, wrong);
    assertProblem(answer, 429, "Too Many Requests", "Too many wrong credentials; try again later");
    assertWaits(answer);
    String event = "{'call_uuid':'1','state':'ringing'}";
    assertWaits(from(address, "POST", "/v1/events/omicall", event, wrong));
    assertWaits(from(address, "GET", "/v1/subscriptions", null, tenant.bearer()));
    from(address(), "GET", "/v1/subscriptions", null, tenant.bearer()).expect(200);
    // It has been right by now, wherever.
    from(address, "GET", "/v1/subscriptions", null, tenant.bearer()).expect(200);
    from(address, "POST", "/v1/events/omicall", event, tenant.bearer()).expect(202);
    // Each kind of credential is counted by itself.
    from(address, "GET", "/v1/webhook", null, tenant.sigma()).expect(200);
  }

  @Test
  void turnsWhoGuessesAtTheAdministratorsTokenAway() {
    String address = address();
    String[] wrong = {"authorization", "Bearer wrong"};
    assertWrong(address, "/v1/tenants", wrong);
    assertWaits(from(address, "GET", "/v1/tenants", null, wrong));
    String[] right = {"authorization", "Bearer " + GatewayOptions.ADMIN_TOKEN};
    assertWaits(from(address, "GET", "/v1/tenants", null, right));
    from(address(), "GET", "/v1/tenants", null, right).expect(200);
  }

  @Test
  void countsAsAGuessAtTheAdministratorsTokenWhatIsTriedWhereThatWouldDo() {
    String address = address();
    for (int i = 0; i < LIMIT; i++) {
      String[] other = {"authorization", "Bearer other " + i};
      assertThat(from(address, "GET", "/v1/subscriptions", null, other).status()).isEqualTo(401);
    }
    String[] right = {"authorization", "Bearer " + GatewayOptions.ADMIN_TOKEN};
    from(address, "GET", "/v1/audit", null, right).expect(200);
    for (int i = 0; i < LIMIT; i++) {
      assertWaits(from(address, "GET", "/v1/audit", null, "authorization", "Bearer guess " + i));
    }
    assertWaits(from(address, "GET", "/v1/audit", null, right));
    from(address(), "GET", "/v1/audit", null, right).expect(200);
  }

  @Test
  void turnsAWrongTokenAwayInOmicallsShape() {
    String address = address();
    assertWrong(address, "/api/webhooks/list", "authorization", "Bearer wrong");
    Answer answer =
        from(address, "GET", "/api/webhooks/list", null, "authorization", "Bearer wrong");
    Omicall.assertRefused(answer, 429, "too_many_requests");
    assertWaits(answer);
  }

  @Test
  void turnsAWrongKeyAwayInOmicallsShape() {
    String address = address();
    for (int i = 0; i < LIMIT; i++) {
      Answer answer = from(address, "GET", "/api/auth?apiKey=wrong" + i, null);
      Omicall.assertRefused(answer, 200, "api_key_invalid");
    }
    Answer answer = from(address, "GET", "/api/auth?apiKey=wrong", null);
    Omicall.assertRefused(answer, 429, "too_many_requests");
    assertWaits(answer);
  }

  @Test
  void turnsAWrongPairAwayInSigmasShape() {
    String address = address();
    String[] wrong = {"authorization", "Basic eDp5"};
    assertWrong(address, "/v1/webhook", wrong);
    Answer answer = from(address, "GET", "/v1/webhook", null, wrong);
    assertThat(answer.body())
        .isEqualTo(json("{'ec':429,'msg':'Too many wrong credentials; try again later'}"));
    assertWaits(answer);
  }

  @Test
  void goesOnAnsweringWrongKeysUnauthorizedAsSendbluesClientsKnowIt() {
    String address = address();
    String[] wrong = {"sb-api-key-id", "x", "sb-api-secret-key", "y"};
    assertWrong(address, SENDBLUE, wrong);
    Answer answer = from(address, "GET", SENDBLUE, null, wrong);
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.body())
        .isEqualTo(
            json("{'status':'ERROR','message':'Too many wrong credentials; try again later'}"));
    assertThat(answer.header("retry-after")).isNotNull();
  }

  @Test
  void turnsWrongSecretsOfOneKeyAwayFromWhereverTheyComeButNotTheRightOne() {
    String[] wrong = tenant.sigma();
    String id = new String(java.util.Base64.getDecoder().decode(wrong[1].substring(6)));
    String guess = id.substring(0, id.indexOf(':') + 1) + "guess";
    wrong[1] = "Basic " + java.util.Base64.getEncoder().encodeToString(guess.getBytes());
    for (int i = 0; i < LIMIT + 2; i++) {
      assertThat(from(address(), "GET", "/v1/webhook", null, wrong).status()).isEqualTo(401);
    }
    assertWaits(from(address(), "GET", "/v1/webhook", null, wrong));
    from(address(), "GET", "/v1/webhook", null, tenant.sigma()).expect(200);
  }

  @Test
  void countsNobodyWhoBringsNoCredential() {
    String address = address();
    for (int i = 0; i <= LIMIT; i++) {
      assertThat(from(address, "GET", "/v1/tenants", null).status()).isEqualTo(401);
      assertThat(from(address, "GET", "/v1/subscriptions", null).status()).isEqualTo(401);
    }
    from(address, "GET", "/v1/subscriptions", null, tenant.bearer()).expect(200);
  }

  private void assertWrong(String address, String path, String... wrong) {
    for (int i = 0; i < LIMIT; i++) {
      Answer answer = from(address, "GET", path, null, wrong);
      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.header("retry-after")).isNull();
    }
  }

  private static void assertWaits(Answer answer) {
    assertThat(answer.status()).isEqualTo(429);
    assertThat(Integer.parseInt(answer.header("retry-after"))).isBetween(1, 600);
  }

  private Answer from(String address, String method, String path, String body, String... headers) {
    String[] forwarded = {"x-forwarded-for", "203.0.113.1, " + address};
    String[] all = Stream.concat(Stream.of(headers), Stream.of(forwarded)).toArray(String[]::new);
    return send(method, path, body, all);
  }

  /** One that no other test uses: instances of this class are one for each database. */
  private String address() {
    addresses++;
    return "198.51.100." + addresses;
  }
}
