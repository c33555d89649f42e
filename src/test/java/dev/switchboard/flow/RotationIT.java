package dev.switchboard.flow;

import static dev.switchboard.flow.Samples.LIVE;
import static dev.switchboard.flow.Samples.MESSAGE;
import static dev.switchboard.flow.Samples.RINGING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.testing.Databases;
import dev.switchboard.testing.GatewayOptions;
import dev.switchboard.testing.MovableClock;
import dev.switchboard.testing.Received;
import dev.switchboard.testing.Receiver;
import dev.switchboard.testing.RunningGateway;
import dev.switchboard.testing.SignedDelivery;
import dev.switchboard.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What deliveries are signed with, before, during and after a change of keys. */
@ParameterizedClass
@EnumSource(Databases.class)
class RotationIT {
  private static final MovableClock CLOCK = new MovableClock();
  private static final Duration DAY = Duration.ofDays(1);
  private static final String GIVEN = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final String PAIR =
      "whsk_6Xb/dCcHpPea21PS1N9VY/NZW723CEc77N4rJCubMbfVKIDij2HKpMKkioLlX0dRqSKJp4AJ6p9lMicMFs6Kvg==";
  private static final String PUBLIC = "whpk_1SiA4o9hyqTCpIqC5V9HUakiiaeACeqfZTInDBbOir4=";
  private static TestDatabase database;
  private static RunningGateway gateway;

  @Parameter Databases databases;

  private final Account account = Flow.account(gateway.client(), database);
  @AutoClose private final Receiver receiver = Receiver.start();

  @BeforeParameterizedClassInvocation
  static void start(Databases databases) {
    database = databases.fresh();
    gateway = RunningGateway.start(GatewayOptions.on(database), Map.of("clock", CLOCK));
  }

  @AfterParameterizedClassInvocation
  static void stop() {
    gateway.close();
  }

  @AfterEach
  void setTheClockRight() {
    CLOCK.setAhead(Duration.ZERO);
  }

  @Test
  void signsWithBothKeysUntilTheOldOnesTimeIsOver() {
    JsonNode made = account.subscribe(receiver, "*");
    String old = made.path("secret").textValue();
    assertSigned(deliver(1), old);

    JsonNode rotated = rotate(made, null);
    String fresh = rotated.path("secret").textValue();
    assertThat(fresh).startsWith("whsec_").isNotEqualTo(old);
    assertThat(rotated.at("/retiring/0/secret").textValue()).isEqualTo(old);
    assertThat(Instant.parse(rotated.at("/retiring/0/until").textValue()))
        .isBetween(Instant.now().plus(DAY).minusSeconds(60), Instant.now().plus(DAY));
    assertThat(secrets(made)).isEqualTo(rotated);
    assertSigned(deliver(2), fresh, old);

    CLOCK.setAhead(DAY.minusSeconds(60));
    assertSigned(deliver(3), fresh, old);
    CLOCK.setAhead(DAY);
    assertSigned(deliver(4), fresh);
    assertThat(secrets(made).path("retiring")).isEmpty();
  }

  @Test
  void removesKeysFromTheDatabaseWhenTheirTimeIsOver() throws Exception {
    JsonNode made = account.subscribe(receiver, "*");
    String id = made.path("id").textValue();
    int one = account.rows().bytesOfKeys(id);
    String fresh = rotate(made, "{'overlap':30}").path("secret").textValue();
    assertThat(account.rows().bytesOfKeys(id)).isGreaterThan(one);
    assertThat(account.rows().keysRetireAt(id)).isNotNull();

    CLOCK.setAhead(Duration.ofSeconds(31));
    gateway.context().getRouteController().stopRoute("drop-retired-keys");
    gateway.context().getRouteController().startRoute("drop-retired-keys");

    await().untilAsserted(() -> assertThat(account.rows().keysRetireAt(id)).isNull());
    assertThat(account.rows().bytesOfKeys(id)).isEqualTo(one);
    assertSigned(deliver(1), fresh);
  }

  @Test
  void dropsTheOldKeyAtOnceWhereThereIsNoOverlap() {
    JsonNode made = account.subscribe(receiver, "*");
    rotate(made, "{}");

    JsonNode rotated = rotate(made, "{'secret':'" + GIVEN + "','overlap':0}");

    assertThat(rotated.path("secret").textValue()).isEqualTo(GIVEN);
    assertThat(rotated.path("retiring")).isEmpty();
    assertSigned(deliver(1), GIVEN);
  }

  @Test
  void rotatesTheKeysOfEveryFamily() {
    account.omicall("call", receiver, "ringing");
    assertRotates("omicall", RINGING);
    account.unsubscribe(receiver);
    account.sigma(receiver, "all");
    assertRotates("sigma", LIVE);
    account.unsubscribe(receiver);
    account.sendblueConfiguration(
        "{'receive':[{'url':'%s','secret':'literal'}]}".formatted(receiver.url()));

    Received delivery = assertRotates("sendblue?type=receive", MESSAGE);

    assertThat(delivery.header("sb-signing-secret")).isEqualTo("literal");
  }

  @Test
  void signsByBothSchemesWhereBothAreChosen() {
    JsonNode made =
        account.subscribe(
            "{'url':'%s','types':['*'],'signing':['v1','v1a']}".formatted(receiver.url()));
    String secret = made.path("secret").textValue();
    String first = made.path("public_key").textValue();
    assertThat(first).startsWith("whpk_");
    assertSigned(deliver(1), secret, first);

    JsonNode rotated = rotate(made, "{'signing':['v1a']}");
    String second = rotated.path("public_key").textValue();
    assertThat(rotated.path("secret").textValue()).isEqualTo(secret);
    assertThat(rotated.at("/retiring/0/public_key").textValue()).isEqualTo(first);
    assertSigned(deliver(2), second, secret, first);

    assertThat(rotate(made, "{'secret':'" + PAIR + "','overlap':0}").path("public_key").textValue())
        .isEqualTo(PUBLIC);
    assertSigned(deliver(3), PUBLIC, secret);

    change(made, "{'signing':['v1a']}");
    assertSigned(deliver(4), PUBLIC);
    change(made, "{'signing':['v1','v1a']}");
    String anew = secrets(made).path("secret").textValue();
    assertThat(anew).isNotEqualTo(secret);
    assertSigned(deliver(5), anew, PUBLIC);
  }

  @Test
  void signsWithTheKeyPairThatIsGiven() {
    JsonNode made =
        account.subscribe(
            "{'url':'%s','types':['*'],'signing':['v1a'],'secret':'%s'}"
                .formatted(receiver.url(), PAIR));

    assertThat(made.path("secret").isNull()).isTrue();
    assertThat(made.path("public_key").textValue()).isEqualTo(PUBLIC);
    assertThat(made.toString() + secrets(made)).doesNotContain("whsk_");
    assertSigned(deliver(1), PUBLIC);
  }

  private Received assertRotates(String source, String event) {
    int before = receiver.received().size();
    JsonNode subscription = account.subscription(receiver);
    String old = secrets(subscription).path("secret").textValue();
    String fresh = rotate(subscription, "{}").path("secret").textValue();
    account.post(source, event);
    Received delivery = receiver.await(before + 1).get(before);
    assertSigned(delivery, fresh, old);
    return delivery;
  }

  private Received deliver(int count) {
    account.post("sigma", LIVE);
    return receiver.await(count).get(count - 1);
  }

  private JsonNode rotate(JsonNode subscription, String body) {
    return account.own("POST", path(subscription) + "/secret/rotate", body).expect(200).json();
  }

  private JsonNode secrets(JsonNode subscription) {
    return account.own("GET", path(subscription) + "/secret", null).expect(200).json();
  }

  private void change(JsonNode subscription, String patch) {
    account.own("PATCH", path(subscription), patch).expect(200);
  }

  private static String path(JsonNode subscription) {
    return "/v1/subscriptions/" + subscription.path("id").textValue();
  }

  private static void assertSigned(Received delivery, String... keys) {
    SignedDelivery signed = SignedDelivery.of(delivery);
    assertThat(signed.signatures()).hasSameSizeAs(List.of(keys));
    for (int i = 0; i < keys.length; i++) {
      assertThat(signed.isSignedBy(i, keys[i])).as("signature " + i).isTrue();
    }
  }
}
