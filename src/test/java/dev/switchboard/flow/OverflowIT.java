package dev.switchboard.flow;

import static dev.switchboard.flow.Samples.call;
import static java.util.stream.Collectors.joining;

import dev.switchboard.testing.Databases;
import dev.switchboard.testing.Receiver;
import dev.switchboard.testing.Reply;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a subscriber is owed beyond what memory has room for waits in the database. */
class OverflowIT {
  private static final int QUEUE = 10;

  private final CountDownLatch gate = new CountDownLatch(1);
  @AutoClose private final Receiver receiver = Receiver.start();

  @ParameterizedTest
  @EnumSource(Databases.class)
  void comesBackAsSoonAsThereIsRoomAndNotAtTheNextLook(Databases databases) {
    receiver.answering(Reply.after(gate, Reply.status(200)));
    try (Flow blind =
        Flow.on(
            databases,
            "switchboard.outbox.claim-every",
            "1h",
            "switchboard.outbox.lane.queue",
            String.valueOf(QUEUE))) {
      Account account = blind.account();
      account.subscribe(receiver, "call.*");
      account.post("omicall", calls(20 * QUEUE));

      gate.countDown();

      account.awaitAll("delivered");
    }
  }

  private static String calls(int count) {
    return IntStream.range(0, count)
        .mapToObj(number -> call("c-" + number, "ringing"))
        .collect(joining("\n", "", "\n"));
  }
}
