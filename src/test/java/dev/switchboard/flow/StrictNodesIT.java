package dev.switchboard.flow;

import static dev.switchboard.flow.Numbered.event;
import static dev.switchboard.flow.Numbered.events;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.testing.Databases;
import dev.switchboard.testing.Receiver;
import dev.switchboard.testing.Reply;
import dev.switchboard.testing.RunningGateway;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Strict order on two nodes over one database. */
class StrictNodesIT {
  @AutoClose private final Flow flow = Flow.on(Databases.POSTGRESQL);
  @AutoClose private final Receiver receiver = Receiver.start();
  private final Account account = flow.account();
  private final Numbered numbered = new Numbered(account, receiver);
  private final CountDownLatch gate = new CountDownLatch(1);

  @Test
  void keepsTheOrderOfWhatSeveralNodesAccept() {
    for (int i = 0; i < 10; i++) {
      receiver.answering(200, 503, 503, 200);
    }
    receiver.answering(200);
    numbered.subscribe(Numbered.SOON);
    try (RunningGateway other = RunningGateway.start(flow.gateway().options().onFreePorts())) {
      Account there = new Account(other.client(), account.tenant(), account.rows());
      for (int number = 1; number <= 60; number++) {
        (number % 2 == 0 ? account : there).post("omicall", event("c", "ringing", number));
      }
      account.awaitAll("delivered");
    }

    assertThat(numbered.once("c"))
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 60).boxed().toList());
    assertThat(account.deliveries()).hasSize(60);
  }

  @Test
  void takesTheLineOverFromANodeThatStops() {
    receiver.answering(Reply.after(gate, Reply.status(503)));
    receiver.answering(200);
    numbered.subscribe(Numbered.SOON);
    RunningGateway other = RunningGateway.start(flow.gateway().options().onFreePorts());
    Account there = new Account(other.client(), account.tenant(), account.rows());
    try {
      there.post("omicall", events("c", 1, 10));
      receiver.awaitFirst();
      gate.countDown();
    } finally {
      other.close();
    }

    account.awaitAll("delivered");
    assertThat(numbered.once("c"))
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 10).boxed().toList());
  }
}
