package dev.switchboard.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import dev.switchboard.store.DatabaseUrl;
import dev.switchboard.testing.Answer;
import dev.switchboard.testing.Databases;
import dev.switchboard.testing.GatewayOptions;
import dev.switchboard.testing.RunningGateway;
import dev.switchboard.testing.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Requests that wait in the database hold all connections there are for requests. */
class PoolExhaustedIT {

  @ParameterizedTest
  @EnumSource(Databases.class)
  void refusesOthersSoonAndServesAllWhenTheWaitIsOver(Databases databases) throws SQLException {
    TestDatabase database = databases.fresh();
    GatewayOptions options =
        Flow.with(
            GatewayOptions.on(database),
            "switchboard.db.pool.requests",
            "2",
            "switchboard.db.pool.wait",
            "500ms");
    try (RunningGateway gateway = RunningGateway.start(options);
        Connection blocking =
            DriverManager.getConnection(
                DatabaseUrl.complete(database.url()), database.user(), database.password())) {
      Account account = Flow.account(gateway.client(), database);
      blocking.setAutoCommit(false);
      blocking.createStatement().execute("update revision set counter = counter where id = 1");
      List<CompletableFuture<Answer>> waiting =
          Stream.of("a", "b")
              .map(host -> "{'url':'http://127.0.0.1/%s','types':['*']}".formatted(host))
              .map(
                  body ->
                      CompletableFuture.supplyAsync(
                          () -> account.own("POST", "/v1/subscriptions", body)))
              .toList();

      HikariPoolMXBean pool =
          gateway.bean("dataSource", HikariDataSource.class).getHikariPoolMXBean();
      await().during(Duration.ofSeconds(1)).until(() -> pool.getActiveConnections() == 2);
      Answer refused = account.own("GET", "/v1/subscriptions", null);
      assertThat(refused.status()).isEqualTo(503);
      assertThat(refused.header("retry-after")).isNotNull();
      assertThat(refused.header("content-type")).startsWith("application/problem+json");
      assertThat(gateway.client().ready()).isTrue();

      blocking.rollback();
      assertThat(waiting).allSatisfy(answer -> assertThat(answer.join().status()).isEqualTo(201));
      assertThat(account.own("GET", "/v1/subscriptions", null).status()).isEqualTo(200);
    }
  }
}
