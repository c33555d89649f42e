package dev.switchboard.flow;

import static dev.switchboard.flow.Samples.LIVE;
import static dev.switchboard.flow.Samples.RINGING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.testing.Databases;
import dev.switchboard.testing.Reply;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;

/** What of each attempt is kept in the database. */
class OutcomeRowsIT extends FlowTest {
  @BeforeParameterizedClassInvocation
  static void start(Databases databases) {
    flow =
        Flow.on(
            databases,
            "switchboard.redelivery.delays",
            "50ms",
            "switchboard.sigma.redelivery.delays",
            "1h");
  }

  @Test
  void deliversWithALaterAttemptAndKeepsTheFailedOnes() {
    receiver.answering(404, 200);
    account.subscribe(receiver, "*");

    account.post("omicall", RINGING);

    Rows.Delivery delivered = account.deliveryOnceIt("delivered");
    assertThat(delivered.attempts()).isEqualTo(2);
    assertThat(delivered.status()).isEqualTo(200);
    assertThat(delivered.reason()).isNull();
    assertThat(account.failedAttempt(delivered).status()).isEqualTo(404);
  }

  @Test
  void keepsTheFirstTwoKibibytesOfAnAnswer() {
    String answer = "é".repeat(1_500) + "x".repeat(100_000);
    receiver.answering(Reply.with(500, Map.of("content-type", "text/html"), answer));
    account.sigma(receiver, "all");

    account.post("sigma", LIVE);

    assertThat(account.failedAttempt(account.deliveryOnceItWaits()).excerpt())
        .isEqualTo(Arrays.copyOf(answer.getBytes(StandardCharsets.UTF_8), 2_048));
  }

  @Test
  void keepsADeliveryThatFailedByAnErrorOfItsOwn() {
    account.sigma(receiver, "all");
    UUID id = UUID.fromString(account.subscription(receiver).path("id").textValue());
    account
        .rows()
        .change("update subscription set signing_secret = cast('00' as bytea) where id = :id", id);
    account.rows().announce(id);

    account.post("sigma", LIVE);

    Rows.Delivery waiting = account.deliveryOnceItWaits();
    assertThat(waiting.state()).isEqualTo("pending");
    assertThat(waiting.reason()).startsWith("internal_error:");
    assertThat(account.failedAttempt(waiting).error()).isNotBlank();
    assertThat(receiver.received()).isEmpty();
  }
}
