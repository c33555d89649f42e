package dev.switchboard.flow;

import static dev.switchboard.flow.Samples.LIVE;
import static dev.switchboard.flow.Samples.call;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.testing.Answer;
import dev.switchboard.testing.Databases;
import dev.switchboard.testing.GatewayOptions;
import dev.switchboard.testing.GatewayProcess;
import dev.switchboard.testing.Patience;
import dev.switchboard.testing.Receiver;
import dev.switchboard.testing.Reply;
import dev.switchboard.testing.TestDatabase;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The gateway is asked to end while producers go on posting. */
class CleanStopIT {
  private static final int PRODUCERS = 4;

  @AutoClose private final Receiver receiver = Receiver.start();
  @AutoClose private final Receiver slow = Receiver.start();
  private final CountDownLatch gate = new CountDownLatch(1);
  private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
  private final Queue<Answer> refusals = new ConcurrentLinkedQueue<>();
  private final AtomicInteger calls = new AtomicInteger();

  @ParameterizedTest
  @EnumSource(Databases.class)
  void losesNothingAndRepeatsNothingWhenItIsStoppedUnderLoad(Databases databases) {
    TestDatabase database = databases.fresh();
    slow.answering(Reply.after(gate, Reply.status(200)));
    try (GatewayProcess gateway = GatewayProcess.start(GatewayOptions.on(database))) {
      Account account = Flow.account(gateway.client(), database);
      account.subscribe(receiver, "call.*");
      account.subscribe(slow, "call.*");
      List<CompletableFuture<Void>> producers = new ArrayList<>();
      for (int i = 0; i < PRODUCERS; i++) {
        producers.add(CompletableFuture.runAsync(() -> postUntilNobodyListens(account)));
      }
      await().until(() -> acknowledged.size() > 200);
      slow.await(4);

      CompletableFuture<Integer> status = CompletableFuture.supplyAsync(gateway::terminate);
      await().until(() -> !refusals.isEmpty());
      gate.countDown();

      assertThat(status.join()).as(gateway.output()).isIn(0, 143);
      producers.forEach(CompletableFuture::join);
      assertThat(refusals).allSatisfy(CleanStopIT::isTold);
      List<Rows.Delivery> left = account.deliveries();
      assertThat(left).allSatisfy(row -> assertThat(row.owner()).isNull());
      assertThat(left.stream().map(row -> row.eventId().toString()).collect(toSet()))
          .containsAll(acknowledged);
      assertThat(left.stream().filter(row -> row.state().equals("delivered")))
          .hasSize(receiver.received().size() + slow.received().size());

      gateway.start();
      await()
          .atMost(Patience.LONG)
          .until(() -> receiver.received().size() + slow.received().size() == left.size());
      assertThat(gateway.terminate()).isIn(0, 143);
      account.awaitAll("delivered");
      assertThat(ids(receiver)).containsAll(acknowledged).hasSize(receiver.received().size());
      assertThat(ids(slow)).containsAll(acknowledged).hasSize(slow.received().size());
    } finally {
      gate.countDown();
    }
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void givesBackWhatIsInFlightForTooLong(Databases databases) {
    TestDatabase database = databases.fresh();
    GatewayOptions options = GatewayOptions.on(database).with("camel.main.shutdownTimeout", "2");
    slow.answering(Reply.after(gate, Reply.status(200)));
    try (GatewayProcess gateway = GatewayProcess.start(options)) {
      Account account = Flow.account(gateway.client(), database);
      account.sigma(slow, "all");
      account.post("sigma", LIVE);
      slow.awaitFirst();

      assertThat(gateway.terminate()).as(gateway.output()).isIn(0, 143);

      Rows.Delivery left = account.delivery();
      assertThat(left.state()).isEqualTo("pending");
      assertThat(left.owner()).isNull();
      assertThat(left.attempts()).isZero();

      gate.countDown();
      gateway.start();
      slow.await(2);
      assertThat(gateway.terminate()).isIn(0, 143);
      assertThat(account.delivery().state()).isEqualTo("delivered");
    } finally {
      gate.countDown();
    }
  }

  private void postUntilNobodyListens(Account account) {
    while (acknowledged.size() < 20_000) {
      String body = call("c-" + calls.incrementAndGet(), "ringing");
      try {
        Answer answer = account.client().postEvents(account.tenant(), "omicall", body);
        if (answer.status() == 202) {
          acknowledged.add(
              UUID.fromString(answer.json().at("/events/0/id").textValue()).toString());
        } else {
          refusals.add(answer);
        }
      } catch (UncheckedIOException nobodyListens) {
        return;
      }
    }
  }

  private static void isTold(Answer refusal) {
    assertThat(refusal.status()).isEqualTo(503);
    assertThat(refusal.header("retry-after")).isNotNull();
    assertThat(refusal.header("content-type")).startsWith("application/problem+json");
  }

  private static Set<String> ids(Receiver subscriber) {
    return subscriber.received().stream().map(r -> r.header("webhook-id")).collect(toSet());
  }
}
