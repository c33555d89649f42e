package dev.switchboard.flow;

import static dev.switchboard.flow.Samples.RINGING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.testing.Databases;
import dev.switchboard.testing.GatewayOptions;
import dev.switchboard.testing.Receiver;
import dev.switchboard.testing.RunningGateway;
import dev.switchboard.testing.TestDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Subscriptions from a time when more could be reached. */
class EgressIT {
  @AutoClose private final Receiver receiver = Receiver.start();

  @ParameterizedTest
  @CsvSource({
    "H2,switchboard.egress.allow,''",
    "POSTGRESQL,switchboard.egress.allow,10.0.0.0/8",
    "H2,switchboard.egress.http,false",
    "H2,switchboard.egress.ports,'443,8443'"
  })
  void callsNobodyThatThePolicyRefusesNow(Databases databases, String option, String value) {
    TestDatabase database = databases.fresh();
    GatewayOptions generous =
        GatewayOptions.on(database).with("switchboard.redelivery.delays", "50ms,1h");
    Account account;
    try (RunningGateway gateway = RunningGateway.start(generous)) {
      account = Flow.account(gateway.client(), database);
      account.subscribe(receiver, "*");
    }
    try (RunningGateway gateway = RunningGateway.start(generous.with(option, value))) {
      account.post("omicall", RINGING);

      Rows.Delivery waiting = account.delivery(row -> row.attempts() == 2 && row.dueAt() != null);

      assertThat(waiting.state()).isEqualTo("pending");
      assertThat(waiting.reason()).isEqualTo("egress_denied");
      assertThat(waiting.status()).isNull();
      assertThat(account.rows().attempts(waiting.id()))
          .hasSize(2)
          .allSatisfy(failed -> assertThat(failed.error()).endsWith("EgressDeniedException"));
      assertThat(gateway.client().url()).isEqualTo(account.client().url());
    }
    assertThat(receiver.received()).isEmpty();
  }
}
