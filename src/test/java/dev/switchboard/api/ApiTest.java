package dev.switchboard.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.testing.Answer;
import dev.switchboard.testing.Databases;
import dev.switchboard.testing.GatewayOptions;
import dev.switchboard.testing.MovableClock;
import dev.switchboard.testing.RunningGateway;
import dev.switchboard.testing.Tenant;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;

/**
 * A test of the APIs over HTTP, with a gateway of its own on each database, and in every test with
 * a tenant of its own. JSON is written with single quotes.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ApiTest {
  @Parameter Databases databases;

  /** What time it is for the gateway. */
  final MovableClock clock = new MovableClock();

  private RunningGateway gateway;
  private String[] omicallToken;
  Tenant tenant;

  @BeforeParameterizedClassInvocation(injectArguments = false)
  void start() {
    GatewayOptions options = options(GatewayOptions.on(databases.fresh()));
    gateway = RunningGateway.start(options, Map.of("clock", clock));
  }

  @AfterParameterizedClassInvocation(injectArguments = false)
  void stop() {
    if (gateway != null) {
      gateway.close();
    }
  }

  @BeforeEach
  void makeATenant() {
    clock.setAhead(Duration.ZERO);
    become(gateway.client().createTenant("acme"));
  }

  /** What this test's gateway sets. */
  GatewayOptions options(GatewayOptions usual) {
    return usual;
  }

  /** The gateway under test. */
  final RunningGateway gateway() {
    return gateway;
  }

  /** From now on, requests carry the credentials of {@code other}. */
  final void become(Tenant other) {
    tenant = other;
    omicallToken = gateway.client().omicall(other);
  }

  final Answer send(String method, String path, String body, String... headers) {
    return gateway.client().send(method, path, json(body), headers);
  }

  final Answer admin(String method, String path, String body) {
    return send(method, path, body, "authorization", "Bearer " + GatewayOptions.ADMIN_TOKEN);
  }

  final Answer own(String method, String path, String body) {
    return send(method, path, body, tenant.bearer());
  }

  final Answer omicall(String method, String path, String body) {
    return send(method, path, body, omicallToken);
  }

  final Answer sendblue(String method, String path, String body) {
    return send(method, path, body, tenant.sendblue());
  }

  final Answer sigma(String method, String path, String body, String... headers) {
    String[] all =
        Stream.concat(Stream.of(tenant.sigma()), Stream.of(headers)).toArray(String[]::new);
    return send(method, path, body, all);
  }

  /** The value of the OMICall token's header field. */
  final String omicallBearer() {
    return omicallToken[1];
  }

  /** All of the tenant's subscriptions, whichever API made them, as the native API shows them. */
  final JsonNode subscriptions() {
    return own("GET", "/v1/subscriptions?limit=200", null).expect(200).json().path("data");
  }

  /** The tenant's only subscription with this URL. */
  final JsonNode subscription(String url) {
    JsonNode found = null;
    for (JsonNode candidate : subscriptions()) {
      if (candidate.path("url").textValue().equals(url)) {
        if (found != null) {
          throw new AssertionError("more than one subscription of " + url);
        }
        found = candidate;
      }
    }
    if (found == null) {
      throw new AssertionError("no subscription of " + url);
    }
    return found;
  }

  /** What the deliveries to a subscription are signed with. */
  final String secretOf(JsonNode subscription) {
    String path = "/v1/subscriptions/" + subscription.path("id").textValue() + "/secret";
    return own("GET", path, null).expect(200).json().path("secret").textValue();
  }

  static String json(String quoted) {
    return quoted == null ? null : quoted.replace('\'', '"');
  }
}
