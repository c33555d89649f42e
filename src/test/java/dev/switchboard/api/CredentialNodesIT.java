package dev.switchboard.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.testing.Databases;
import dev.switchboard.testing.GatewayOptions;
import dev.switchboard.testing.RunningGateway;
import dev.switchboard.testing.Tenant;
import java.time.Duration;
import java.util.List;
import java.util.function.IntSupplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Credentials that end on one node, and another one over the same database. */
class CredentialNodesIT {
  private static final String[] ADMIN = {"authorization", "Bearer " + GatewayOptions.ADMIN_TOKEN};

  @AutoClose
  private final RunningGateway here =
      RunningGateway.start(GatewayOptions.on(Databases.POSTGRESQL.fresh()));

  @AutoClose
  private final RunningGateway there = RunningGateway.start(here.options().onFreePorts());

  private final Tenant tenant = here.client().createTenant("acme");

  @Test
  void hearsOfARevocationARotationAndADeletion() {
    String[] token = here.client().omicall(tenant);
    List<IntSupplier> doors =
        List.of(
            () -> there("GET", "/v1/subscriptions", tenant.bearer()),
            () -> there("POST", "/v1/events/omicall", tenant.bearer()),
            () -> there("GET", "/api/webhooks/list", token),
            () -> there("GET", "/api/v2/account/webhooks", tenant.sendblue()),
            () -> there("GET", "/v1/webhook", tenant.sigma()));
    doors.forEach(door -> assertThat(door.getAsInt()).isIn(200, 202));

    revoke("omicall_key");
    awaitRefusal(doors.get(2));
    rotate("sigma_token");
    awaitRefusal(doors.get(4));
    revoke("sendblue");
    awaitRefusal(doors.get(3));
    assertThat(doors.get(0).getAsInt()).isEqualTo(200);
    here.client().send("DELETE", "/v1/tenants/" + tenant.id(), null, ADMIN).expect(204);
    awaitRefusal(doors.get(0));
    awaitRefusal(doors.get(1));
  }

  private void revoke(String kind) {
    here.client().send("DELETE", path(kind), null, tenant.bearer()).expect(204);
  }

  private void rotate(String kind) {
    String body = "{\"overlap\":0}";
    here.client().send("POST", path(kind) + "/rotate", body, tenant.bearer()).expect(200);
  }

  private String path(String kind) {
    return "/v1/credentials/"
        + here.client()
            .send("GET", "/v1/credentials?kind=" + kind, null, tenant.bearer())
            .expect(200)
            .json()
            .at("/data/0/id")
            .textValue();
  }

  private int there(String method, String path, String[] headers) {
    String body = method.equals("POST") ? "{\"call_uuid\":\"1\",\"state\":\"ringing\"}" : null;
    return there.client().send(method, path, body, headers).status();
  }

  private static void awaitRefusal(IntSupplier door) {
    Awaitility.await("refusal")
        .pollInterval(Duration.ofMillis(20))
        .until(() -> door.getAsInt() == 401);
  }
}
