package dev.switchboard.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.access.MasterKeyException;
import dev.switchboard.store.Resealing;
import dev.switchboard.testing.Certificate;
import dev.switchboard.testing.Databases;
import dev.switchboard.testing.GatewayOptions;
import dev.switchboard.testing.Receiver;
import dev.switchboard.testing.RunningGateway;
import dev.switchboard.testing.TestDatabase;
import dev.switchboard.wiring.ResealCommand;
import dev.switchboard.wiring.Settings;
import java.util.Base64;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What happens to secrets when the master key changes. */
class MasterKeyIT {
  private static final Certificate OURS = Certificate.selfSigned("switchboard");
  private static final String FIRST = key(1);
  private static final String SECOND = key(2);
  private static final String THIRD = key(3);
  private TestDatabase database;

  @ParameterizedTest
  @EnumSource(Databases.class)
  void replacesTheKeyStepByStep(Databases databases) throws Exception {
    database = databases.fresh();
    Account account;
    String secret;
    String path;
    try (Receiver receiver = Receiver.start();
        RunningGateway gateway = RunningGateway.start(options(FIRST, ""))) {
      account = Flow.account(gateway.client(), database);
      JsonNode made = account.subscribe(receiver, "*");
      secret = made.path("secret").textValue();
      path = "/v1/subscriptions/" + made.path("id").textValue();
      account.sendblueConfiguration(
          "{'receive':[{'url':'%s','secret':'s-1'}],'globalSecret':'s-2'}"
              .formatted(receiver.url()));
      account.own(
          "POST", "/v1/subscriptions", "{'url':'%s','types':['x']}".formatted(receiver.url()));
      account.subscribe(
          "{'url':'https://a.example','types':['x'],'tls':{'certificate':'%s','key':'%s'}}"
              .formatted(line(OURS.pem()), line(OURS.keyPem())));
    }
    SealedRows rows = new SealedRows(database);
    List<byte[]> before = rows.sealed();

    // The wrong key changes nothing and starts nothing.
    assertRefused(() -> RunningGateway.start(options(SECOND, "")).close());
    assertRefused(() -> reseal(options(SECOND, THIRD)));
    assertThat(rows.sealed()).usingRecursiveComparison().isEqualTo(before);

    // With both keys the gateway works, and seals with the new one.
    try (RunningGateway gateway = RunningGateway.start(options(SECOND, FIRST))) {
      Account again = new Account(gateway.client(), account.tenant(), account.rows());
      assertThat(secretAt(again, path)).isEqualTo(secret);
      again.own("POST", "/v1/subscriptions", "{'url':'https://a.example','types':['y']}");
      assertThat(rows.keysInUse()).isEqualTo(2);
      if (databases == Databases.POSTGRESQL) {
        // While it runs.
        assertThat(reseal(options(SECOND, FIRST)).done()).isEqualTo(before.size());
        assertThat(secretAt(again, path)).isEqualTo(secret);
      }
    }
    int left = databases == Databases.POSTGRESQL ? 0 : before.size();
    assertThat(reseal(options(SECOND, FIRST))).isEqualTo(new Resealing.Result(left, List.of()));
    assertThat(reseal(options(SECOND, FIRST))).isEqualTo(new Resealing.Result(0, List.of()));
    assertThat(rows.keysInUse()).isEqualTo(1);

    // The former key is not needed any more, and does not do any more.
    assertRefused(() -> RunningGateway.start(options(FIRST, "")).close());
    try (Receiver receiver = Receiver.start();
        RunningGateway gateway = RunningGateway.start(options(SECOND, ""))) {
      Account again = new Account(gateway.client(), account.tenant(), account.rows());
      assertThat(secretAt(again, path)).isEqualTo(secret);
      JsonNode sendblue =
          again
              .client()
              .send("GET", "/api/v2/account/webhooks", null, account.tenant().sendblue())
              .expect(200)
              .json();
      assertThat(sendblue.at("/webhooks/globalSecret").textValue()).isEqualTo("s-2");
      assertThat(sendblue.at("/webhooks/receive/0/secret").textValue()).isEqualTo("s-1");
    }
    assertThat(rows.audited()).contains("master-key.resealed");
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void refusesAnotherKeyEvenWhereNoSecretIsStoredYet(Databases databases) {
    database = databases.fresh();
    RunningGateway.start(options(FIRST, "")).close();

    assertRefused(() -> RunningGateway.start(options(SECOND, "")).close());
    RunningGateway.start(options(FIRST, "")).close();
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void leavesWhatIsDamagedAndGoesOnWithTheRest(Databases databases) throws Exception {
    database = databases.fresh();
    JsonNode damaged;
    try (RunningGateway gateway = RunningGateway.start(options(FIRST, ""))) {
      Account account = Flow.account(gateway.client(), database);
      account.subscribe("{'url':'https://a.example','types':['x']}");
      damaged = account.subscribe("{'url':'https://b.example','types':['x']}");
      account.subscribe("{'url':'https://c.example','types':['x']}");
    }
    new SealedRows(database).damage(id(damaged));

    Resealing.Result result = reseal(options(SECOND, FIRST));

    assertThat(result.done()).isEqualTo(2);
    assertThat(result.broken()).extracting(secret -> secret.owner()).containsExactly(id(damaged));
  }

  private static String line(String pem) {
    return pem.replace("\r", "").replace("\n", "\\n");
  }

  private void assertRefused(ThrowingCallable start) {
    assertThatThrownBy(start)
        .extracting(MasterKeyIT::refusal)
        .asString()
        .startsWith("SWITCHBOARD_MASTER_KEY does not open what is stored: ");
  }

  private Resealing.Result reseal(GatewayOptions options) throws Exception {
    try (CamelContext context = new DefaultCamelContext()) {
      Properties properties = new Properties();
      properties.putAll(options.values());
      context.getPropertiesComponent().setLocation("file:config/application.properties");
      context.getPropertiesComponent().setOverrideProperties(properties);
      return new ResealCommand(new Settings(context)).run();
    }
  }

  private GatewayOptions options(String key, String old) {
    return GatewayOptions.on(database)
        .with("switchboard.master-key", key)
        .with("switchboard.master-key-old", old);
  }

  private static String refusal(Throwable failed) {
    for (Throwable error = failed; error != null; error = error.getCause()) {
      if (error instanceof MasterKeyException) {
        return error.getMessage();
      }
    }
    throw new AssertionError("not refused for its key", failed);
  }

  private static String secretAt(Account account, String path) {
    return account.own("GET", path + "/secret", null).expect(200).json().path("secret").textValue();
  }

  private static UUID id(JsonNode subscription) {
    return UUID.fromString(subscription.path("id").textValue());
  }

  private static String key(int value) {
    byte[] key = new byte[32];
    key[0] = (byte) value;
    return Base64.getEncoder().encodeToString(key);
  }
}
