package dev.switchboard.flow;

import static dev.switchboard.flow.Samples.RINGING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.testing.Databases;
import dev.switchboard.testing.GatewayOptions;
import dev.switchboard.testing.Receiver;
import dev.switchboard.testing.RunningGateway;
import dev.switchboard.testing.TestDatabase;
import java.util.ArrayDeque;
import java.util.Queue;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Subscriptions from a time when more could be reached. */
class EgressIT {
  private static final TestDatabase DATABASE = Databases.H2.fresh();
  private static final GatewayOptions GENEROUS =
      GatewayOptions.on(DATABASE).with("switchboard.redelivery.delays", "50ms,1h");

  @AutoClose private static final Receiver RECEIVER = Receiver.start();
  private static final Queue<Account> ACCOUNTS = new ArrayDeque<>();

  @BeforeAll
  static void subscribe() {
    try (RunningGateway gateway = RunningGateway.start(GENEROUS)) {
      for (int i = 0; i < 4; i++) {
        Account account = Flow.account(gateway.client(), DATABASE);
        account.subscribe(RECEIVER, "*");
        ACCOUNTS.add(account);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "switchboard.egress.allow,''",
    "switchboard.egress.allow,10.0.0.0/8",
    "switchboard.egress.http,false",
    "switchboard.egress.ports,'443,8443'"
  })
  void callsNobodyThatThePolicyRefusesNow(String option, String value) {
    Account account = ACCOUNTS.remove();
    try (RunningGateway gateway = RunningGateway.start(GENEROUS.with(option, value))) {
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
    assertThat(RECEIVER.received()).isEmpty();
  }
}
