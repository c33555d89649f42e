package dev.switchboard.flow;

import static dev.switchboard.flow.Samples.LIVE;
import static dev.switchboard.flow.Samples.MESSAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.signing.TenantHeaders;
import dev.switchboard.testing.Answer;
import dev.switchboard.testing.Databases;
import dev.switchboard.testing.Received;
import dev.switchboard.testing.Receiver;
import dev.switchboard.testing.RunningGateway;
import dev.switchboard.testing.SignedDelivery;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Deliveries whose tenant named the fields that sign. */
class SignatureHeadersIT {
  private static final String OWN =
      "{'signature_headers':{'id':'X-Acme-Id','timestamp':'x-acme-timestamp',"
          + "'signature':'x-acme-signature'}}";
  private static final String STANDARD = "{'signature_headers':null}";

  @AutoClose private final Receiver receiver = Receiver.start();
  @AutoClose private final Receiver neighbour = Receiver.start();

  @ParameterizedTest
  @EnumSource(Databases.class)
  void carryTheNamesThatTheirTenantChose(Databases databases) {
    try (Flow flow = Flow.on(databases)) {
      Account account = flow.account();
      Account other = flow.account();
      String secret = account.subscribe(receiver, "*").path("secret").textValue();
      other.subscribe(neighbour, "*");
      assertSettings(account, STANDARD);

      assertThat(put(account, OWN).body()).isEqualTo(OWN.replace('\'', '"'));
      assertSettings(account, OWN);
      account.post("sigma", LIVE);
      other.post("sigma", LIVE);

      Received delivery = receiver.awaitFirst();
      assertThat(new SignedDelivery(delivery, "x-acme").isSignedBy(0, secret)).isTrue();
      assertThat(delivery.headers().keySet()).noneMatch(name -> name.startsWith("Webhook"));
      other.assertSigned(neighbour, neighbour.awaitFirst());
      assertSettings(other, STANDARD);

      put(account, OWN.replaceAll("(?i)acme", "other"));
      account.post("sigma", LIVE);
      assertThat(new SignedDelivery(receiver.await(2).get(1), "x-other").isSignedBy(0, secret))
          .isTrue();
      put(account, STANDARD);
      account.post("sigma", LIVE);
      Received last = receiver.await(3).get(2);
      account.assertSigned(receiver, last);
      assertThat(last.headers().keySet()).noneMatch(name -> name.startsWith("X-"));
    }
  }

  @Test
  void carryThemBesideWhatTheirFamilyPromises() {
    try (Flow flow = Flow.on(Databases.H2)) {
      Account account = flow.account();
      put(account, OWN);
      account.sendblueConfiguration(
          "{'receive':[{'url':'%s','secret':'literal'}]}".formatted(receiver.url()));
      account.post("sendblue?type=receive", MESSAGE);

      Received delivery = receiver.awaitFirst();
      assertThat(delivery.header("sb-signing-secret")).isEqualTo("literal");
      assertThat(delivery.header("x-acme-signature")).startsWith("v1,");
      assertThat(delivery.header("webhook-signature")).isNull();
    }
  }

  @Test
  void areSignedByWhatAnotherNodeChanged() {
    try (Flow flow = Flow.on(Databases.POSTGRESQL);
        RunningGateway node = RunningGateway.start(flow.gateway().options().onFreePorts())) {
      Account here = flow.account();
      Account there = new Account(node.client(), here.tenant(), here.rows());
      String id = here.subscribe(receiver, "*").path("id").textValue();
      put(here, OWN);
      TenantHeaders known = node.bean("tenantHeaders", TenantHeaders.class);
      await().until(() -> known.of(UUID.fromString(here.tenant().id())).id().equals("X-Acme-Id"));
      String path = "/v1/subscriptions/" + id + "/secret/rotate";
      String fresh = here.own("POST", path, null).expect(200).json().path("secret").textValue();

      there.post("sigma", LIVE);

      SignedDelivery signed = new SignedDelivery(receiver.awaitFirst(), "x-acme");
      assertThat(signed.signatures()).hasSize(2);
      assertThat(signed.isSignedBy(0, fresh)).isTrue();
    }
  }

  @Test
  void carryTheNamesFromTheFirstAfterAStart() {
    try (Flow flow = Flow.on(Databases.POSTGRESQL)) {
      Account here = flow.account();
      here.subscribe(receiver, "*");
      put(here, OWN);
      try (RunningGateway node = RunningGateway.start(flow.gateway().options().onFreePorts())) {
        new Account(node.client(), here.tenant(), here.rows()).post("sigma", LIVE);
        assertThat(receiver.awaitFirst().header("x-acme-id")).isNotNull();
      }
    }
  }

  private static Answer put(Account account, String settings) {
    return account.own("PUT", "/v1/settings", settings).expect(200);
  }

  private static void assertSettings(Account account, String settings) {
    assertThat(account.own("GET", "/v1/settings", null).expect(200).body())
        .isEqualTo(settings.replace('\'', '"'));
  }
}
