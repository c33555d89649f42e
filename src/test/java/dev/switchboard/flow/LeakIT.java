package dev.switchboard.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.testing.Databases;
import dev.switchboard.testing.GatewayClient;
import dev.switchboard.testing.GatewayOptions;
import dev.switchboard.testing.Receiver;
import dev.switchboard.testing.Reply;
import dev.switchboard.testing.RunningGateway;
import dev.switchboard.testing.TestDatabase;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A day in the life of a gateway at debug level, after which none of the secrets it was told or has
 * made, and none of what its events say, is to be found where an operator looks.
 */
class LeakIT {
  private static final String MASTER_KEY = base64("MARK-master-key-of-32-bytes-long");
  private static final String OLD_KEY = base64("MARK-former-key-of-32-bytes-long");
  private static final String PAYLOAD = "MARK-payload-84c1";

  private final List<String> secrets =
      new ArrayList<>(List.of(MASTER_KEY, OLD_KEY, GatewayOptions.ADMIN_TOKEN, PAYLOAD, "MARK-"));
  private CapturedLog log;

  @BeforeEach
  void listen() {
    log = new CapturedLog();
  }

  @AfterEach
  void listenNoMore() {
    log.close();
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void nothingLeaks(Databases databases) throws Exception {
    TestDatabase database = databases.fresh();
    GatewayOptions options =
        GatewayOptions.on(database)
            .with("switchboard.master-key", MASTER_KEY)
            .with("switchboard.master-key-old", OLD_KEY)
            .with("switchboard.redelivery.delays", "10ms,10ms");
    String jmx;
    List<String> pages;
    List<String> beans;
    try (RunningGateway gateway = RunningGateway.start(options);
        Receiver good = Receiver.start();
        Receiver bad = Receiver.start().answering(Reply.with(500, Map.of(), "MARK-answer"))) {
      Account account = Flow.account(gateway.client(), database);
      live(account, good, bad);
      jmx = ShownOverJmx.text(gateway.context());
      pages =
          Stream.of("metrics", "health", "health/ready", "health/live", "info")
              .map(page -> gateway.client().management("/observe/" + page).body())
              .toList();
      beans =
          gateway.context().getRegistry().findByType(Object.class).stream()
              .map(String::valueOf)
              .toList();
    }

    assertThat(secrets).hasSizeGreaterThan(12);
    assertThat(log.text()).contains("dev.switchboard", "org.apache.camel", "com.zaxxer.hikari");
    assertThat(jmx).contains("org.apache.camel:context=switchboard", "subscriptions-create");
    assertThat(pages.get(0)).contains("switchboard_route_");
    assertNone("the log", log.text());
    assertNone("JMX", jmx);
    assertNone("the management port", String.join("\n", pages));
    assertNone("beans as text", String.join("\n", beans));
  }

  @ParameterizedTest
  @MethodSource("keptQuiet")
  void configurationKeepsQuietWhatPrintsSecrets(String logger) throws IOException {
    Properties configuration = new Properties();
    try (Reader file = Files.newBufferedReader(Path.of("config/log4j2.properties"))) {
      configuration.load(file);
    }
    String name =
        configuration.stringPropertyNames().stream()
            .filter(key -> configuration.getProperty(key).equals(logger))
            .findFirst()
            .orElseThrow();

    assertThat(configuration.getProperty(name.replace(".name", ".level"))).isIn("warn", "error");
  }

  static List<String> keptQuiet() {
    return CapturedLog.KEPT_QUIET;
  }

  /** Whatever can be done with the gateway, rightly and wrongly. */
  private void live(Account account, Receiver good, Receiver bad) {
    GatewayClient client = account.client();
    account.tenant().created().path("credentials").forEach(this::keep);
    String[] access = client.omicall(account.tenant());
    secrets.add(access[1].substring("Bearer ".length()));

    JsonNode made = account.subscribe(good, "*");
    keep(made.path("secret"));
    account.subscribe(
        "{'url':'%s','types':['*']}".formatted(bad.url("/hook?token=MARK-in-the-url")));
    account.omicall("call", good, "ringing");
    account.sendblueConfiguration(
        "{'receive':[{'url':'%s','secret':'MARK-sendblue-own'}],'globalSecret':'MARK-sendblue'}"
            .formatted(good.url()));
    account.sigma(good, "channel_live");
    String path = "/v1/subscriptions/" + made.path("id").textValue();
    account.own("PATCH", path, "{'description':'d'}").expect(200);
    account.own("GET", path + "/secret", null).expect(200);
    account.own("GET", "/v1/audit", null).expect(200);

    String event = "{'call_uuid':'%s','state':'ringing','note':'%s'}".formatted("c", PAYLOAD);
    account.post("omicall", event);
    account.post("sendblue?type=receive", "{'message_handle':'m','content':'" + PAYLOAD + "'}");
    good.await(3);
    bad.await(6);

    // Wrong ones: whatever they hold must not be repeated either.
    client.send("GET", "/api/auth?apiKey=MARK-wrong", null);
    client.send("GET", "/v1/subscriptions?token=MARK-query", null);
    client.send("GET", "/v1/subscriptions", null, "authorization", "Bearer MARK-wrong");
    client.send("GET", "/v1/webhook", null, "authorization", "Basic " + base64("MARK:MARK-x"));
    client.send("POST", "/v1/tenants", "{}", "authorization", "Bearer MARK-admin");
    client.postEvents(account.tenant(), "omicall", "{\"note\":\"MARK-not-json");
    client.postEvents(account.tenant(), "omicall", "{\"note\":\"MARK-no-event\"}");
    account.own("POST", "/v1/subscriptions", "{'url':'MARK-no-url','types':['*']}");
    account.own("POST", "/v1/subscriptions", "{'MARK-field':");
    client.send("POST", "/MARK-nowhere", "MARK-body");
    account.own("DELETE", path, null).expect(204);
  }

  private void keep(JsonNode shown) {
    if (shown.isTextual()) {
      secrets.add(shown.textValue());
    } else {
      shown.forEach(this::keep);
    }
  }

  private void assertNone(String where, String text) {
    List<String> leaks =
        text.lines().filter(line -> secrets.stream().anyMatch(line::contains)).toList();

    assertThat(leaks).as(where).isEmpty();
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
