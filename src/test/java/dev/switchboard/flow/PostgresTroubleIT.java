package dev.switchboard.flow;

import static dev.switchboard.flow.Samples.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.testing.Answer;
import dev.switchboard.testing.GatewayOptions;
import dev.switchboard.testing.GatewayProcess;
import dev.switchboard.testing.PostgresServer;
import dev.switchboard.testing.Receiver;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A PostgreSQL server that is stopped or hangs, beside a gateway in a process of its own. */
class PostgresTroubleIT {
  @AutoClose private final Receiver receiver = Receiver.start();
  @AutoClose private final PostgresServer server = PostgresServer.start();

  @Test
  void saysOnceThatTheDatabaseIsAwayAndOnceThatItIsBackAndStopsInTimeWithoutIt() {
    try (GatewayProcess gateway = GatewayProcess.start(options())) {
      Account account = Flow.account(gateway.client(), server.database());
      account.subscribe(receiver, "call.*");
      account.post("omicall", call("c-1", "ringing"));
      account.awaitAll("delivered");
      int from = gateway.output().length();

      server.stop();
      await().until(() -> !account.client().ready());
      // Some more of every timer's turns.
      await().pollDelay(Duration.ofSeconds(6)).until(() -> true);
      assertThat(post(account, "c-2").status()).isEqualTo(503);
      server.startAgain();
      await().until(account.client()::ready);
      assertThat(post(account, "c-3").status()).isEqualTo(202);
      assertThat(receiver.await(2).get(1).text()).contains("c-3");

      List<String> told = gateway.output().substring(from).lines().toList();
      assertThat(told).as(String.join("\n", told)).hasSize(2);
      assertThat(told.get(0)).contains("WARN", "the database is away", "503");
      assertThat(told.get(1)).contains("INFO", "the database answers again");

      server.stop();
      await().until(() -> !account.client().ready());
      assertEndsInTime(gateway);
    }
  }

  @Test
  void noticesADatabaseThatHangsGoesOnAfterItAndStopsInTimeDuringIt() {
    try (GatewayProcess gateway = GatewayProcess.start(options())) {
      Account account = Flow.account(gateway.client(), server.database());
      account.subscribe(receiver, "call.*");
      server.freeze();
      await().until(() -> !account.client().ready());
      assertThat(account.client().management("/observe/health/live").status()).isEqualTo(200);
      assertThat(post(account, "c-1").status()).isEqualTo(503);

      server.thaw();
      await().until(account.client()::ready);
      assertThat(post(account, "c-2").status()).isEqualTo(202);
      assertThat(receiver.awaitFirst().text()).contains("c-2");

      server.freeze();
      assertEndsInTime(gateway);
    }
  }

  private static void assertEndsInTime(GatewayProcess gateway) {
    long before = System.nanoTime();
    assertThat(gateway.terminate()).as(gateway.output()).isIn(0, 143);
    assertThat(Duration.ofNanos(System.nanoTime() - before))
        .as(gateway.output())
        .isLessThan(Duration.ofSeconds(90));
  }

  private static Answer post(Account account, String call) {
    return account.client().postEvents(account.tenant(), "omicall", call(call, "ringing"));
  }

  private GatewayOptions options() {
    return GatewayOptions.on(server.database())
        .noticingSoon()
        .with("camel.main.shutdownTimeout", "9");
  }
}
