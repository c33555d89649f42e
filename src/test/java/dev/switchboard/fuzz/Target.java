package dev.switchboard.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.switchboard.testing.Databases;
import dev.switchboard.testing.GatewayClient;
import dev.switchboard.testing.GatewayOptions;
import dev.switchboard.testing.RunningGateway;
import dev.switchboard.testing.Tenant;
import dev.switchboard.testing.TenantRows;
import dev.switchboard.testing.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** A running gateway to shoot at, a tenant of it, and the rules that hold whatever is sent. */
final class Target implements AutoCloseable {
  private final RunningGateway gateway;
  private final TenantRows rows;
  private final Wire wire;
  private Map<String, List<String>> before;
  private Tenant tenant;
  private String omicallToken;
  private Map<String, String> places = Map.of();

  private Target(RunningGateway gateway, TestDatabase database) {
    this.gateway = gateway;
    this.rows = new TenantRows(database);
    this.wire = new Wire(gateway.client().url());
    renew();
  }

  /** Starts a gateway that calls nobody, over an embedded database. */
  static Target start() {
    return start(Databases.H2);
  }

  /** The same over a database of that kind. */
  static Target start(Databases kind) {
    TestDatabase database = kind.fresh();
    GatewayOptions options =
        GatewayOptions.on(database)
            .with("switchboard.egress.allow", "")
            .with("switchboard.db.h2.sync", "false");
    return new Target(RunningGateway.start(options), database);
  }

  /**
   * Goes on with a new tenant, that has one native subscription and one of Sigma's webhooks; no
   * event that is posted here comes to them, lest attempts change rows meanwhile.
   */
  void renew() {
    tenant = client().createTenant("fuzz");
    omicallToken = client().omicall(tenant)[1];
    String own = "{\"url\":\"https://a.example/own\",\"types\":[\"none.such\"]}";
    String sigma = "{\"uri\":\"https://a.example/sigma\",\"event\":\"channel_ended\"}";
    client().send("POST", "/v1/subscriptions", own, tenant.bearer()).expect(201);
    JsonNode made = client().send("POST", "/v1/webhook", sigma, tenant.sigma()).expect(200).json();
    JsonNode page =
        client().send("GET", "/v1/subscriptions?limit=1", null, tenant.bearer()).expect(200).json();
    places =
        Map.of(
            "ID", page.at("/data/0/id").textValue(),
            "NUMBER", made.path("id").textValue(),
            "CURSOR", page.path("next").textValue(),
            "KEY", tenant.omicallKey());
    before = rows.of(tenant.id());
  }

  /** A path with the tenant's own ids in the places of {@code ID}, {@code NUMBER} and so on. */
  String fill(String path) {
    String filled = path;
    for (Map.Entry<String, String> place : places.entrySet()) {
      filled = filled.replace(place.getKey(), place.getValue());
    }
    return filled;
  }

  /** Whether the text is all of what somebody identifies with here, as it is or in base64. */
  boolean isSecret(String text) {
    List<String> secrets =
        List.of(
            GatewayOptions.ADMIN_TOKEN,
            tenant.token(),
            omicallToken.replace("Bearer ", ""),
            tenant.sendblue()[1],
            tenant.sendblue()[3],
            decoded(tenant.sigma()[1].replace("Basic ", "")));
    return secrets.contains(text) || secrets.contains(decoded(text));
  }

  private static String decoded(String base64) {
    try {
      return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException other) {
      return "";
    }
  }

  Tenant tenant() {
    return tenant;
  }

  String omicallToken() {
    return omicallToken;
  }

  GatewayClient client() {
    return gateway.client();
  }

  /**
   * Sends a request: whatever it is, the gateway has no error of its own, and whoever is refused
   * has changed nothing.
   *
   * @return what was answered
   */
  Wire.Reply take(Shot shot) throws IOException {
    Wire.Reply reply = wire.send(shot);
    assertThat(reply.status()).as(reply.body()).isLessThan(500);
    assertThat(isInShape(reply)).as("%d %s", reply.status(), reply.body()).isTrue();
    Map<String, List<String>> after = rows.of(tenant.id());
    if (isRefusal(reply)) {
      assertThat(after).as("answered %d: %s", reply.status(), reply.body()).isEqualTo(before);
    }
    before = after;
    return reply;
  }

  /** Sends a request that may break the connection, too; the gateway serves on. */
  Wire.Reply takeAlone(Shot shot) throws IOException {
    wire.close();
    try {
      return take(shot);
    } finally {
      wire.close();
    }
  }

  /** How many rows the tenant has in a table. */
  int count(String table) {
    return before.get(table).size();
  }

  @Override
  public void close() throws IOException {
    wire.close();
    gateway.close();
    rows.close();
  }

  /** A status says so; or, where an API answers 200 to everything, its code. */
  static boolean isRefusal(Wire.Reply reply) throws IOException {
    return reply.status() >= 300
        || reply.status() == 0
        || json(reply).path("status_code").asInt(9999) != 9999;
  }

  /** A refusal says something in the words of an API; but for a head that is no request at all. */
  private static boolean isInShape(Wire.Reply reply) {
    return reply.status() < 400
        || reply.fields().getOrDefault("content-type", "").contains("json")
        || reply.body().equals("Unauthorized")
        || reply.body().isEmpty() && !reply.fields().containsKey("content-type");
  }

  static JsonNode json(Wire.Reply reply) throws IOException {
    boolean json = reply.fields().getOrDefault("content-type", "").contains("json");
    return new ObjectMapper().readTree(json ? reply.body() : "{}");
  }
}
