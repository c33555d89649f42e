package dev.switchboard.api;

import static dev.switchboard.api.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.testing.Answer;
import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a credential comes to its end, or to another secret. */
@OnEachDatabase
class CredentialChangesIT extends CredentialsTest {
  @Test
  void revokesACredentialAtOnce() {
    JsonNode made = make("{'name':'a','scopes':['read']}");
    String one = PATH + "/" + made.path("id").textValue();
    assertThat(read(made.path("token").textValue()).status()).isEqualTo(200);

    Answer revoked = own("DELETE", one, null);
    assertThat(revoked.status()).isEqualTo(204);
    assertThat(revoked.body()).isEmpty();
    assertThat(read(made.path("token").textValue()).status()).isEqualTo(401);
    assertThat(own("DELETE", one, null).status()).isEqualTo(204);
    assertProblem(own("POST", one + "/rotate", null), 409, "Conflict", "the credential has ended");
    JsonNode listed = own("GET", PATH + "?kind=token", null).json().at("/data/1");
    assertThat(Instant.parse(listed.path("revoked_at").textValue()))
        .isBetween(Instant.now().minusSeconds(60), Instant.now());
  }

  @Test
  void endsACredentialWhenItsTimeIsOver() {
    String end = Instant.now().plusSeconds(3_600).toString();
    JsonNode made = make("{'name':'a','scopes':['read'],'expires_at':'" + end + "'}");
    assertThat(read(made.path("token").textValue()).status()).isEqualTo(200);

    clock.setAhead(Duration.ofHours(1));

    awaitRefusal(made.path("token").textValue());
  }

  @Test
  void keepsTheOldSecretGoodForAWhileBesideTheNewOne() {
    JsonNode made = make("{'name':'a','scopes':['read']}");
    String rotate = PATH + "/" + made.path("id").textValue() + "/rotate";
    String first = made.path("token").textValue();
    Answer rotated = own("POST", rotate, null).expect(200);
    String second = rotated.json().path("token").textValue();

    assertThat(rotated.header("cache-control")).isEqualTo("no-store");
    assertThat(second).isNotEqualTo(first);
    assertThat(rotated.body()).isEqualTo(made.toString().replace(first, second));
    assertThat(read(first).status()).isEqualTo(200);
    assertThat(read(second).status()).isEqualTo(200);

    String third = own("POST", rotate, "{'overlap':600}").json().path("token").textValue();
    assertThat(read(second).status()).isEqualTo(200);
    clock.setAhead(Duration.ofSeconds(601));
    awaitRefusal(first);
    awaitRefusal(second);
    assertThat(read(third).status()).isEqualTo(200);
    own("POST", rotate, "{'overlap':0}").expect(200);
    assertThat(read(third).status()).isEqualTo(401);
  }

  @Test
  void keepsFewFormerSecretsOfACredential() {
    String id = make("{'name':'a','scopes':['read']}").path("id").textValue();
    String rotate = PATH + "/" + id + "/rotate";
    for (int i = 0; i < 5; i++) {
      own("POST", rotate, null).expect(200);
    }
    assertThat(own("POST", rotate, null).status()).isEqualTo(409);
    own("POST", rotate, "{'overlap':0}").expect(200);
    own("POST", rotate, null).expect(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "604801", "1.5", "'1'", "99999999999999999999"})
  void refusesAnOverlapThatMakesNoSense(String overlap) {
    String id = own("GET", PATH + "?kind=token", null).json().at("/data/0/id").textValue();
    assertProblem(
        own("POST", PATH + "/" + id + "/rotate", "{'overlap':" + overlap + "}"),
        422,
        "Unprocessable Content",
        "overlap must be a number of seconds from 0 to 604800");
    assertThat(read(tenant.token()).status()).isEqualTo(200);
  }

  private void awaitRefusal(String token) {
    Awaitility.await("refusal")
        .pollInterval(Duration.ofMillis(50))
        .until(() -> read(token).status() == 401);
  }
}
