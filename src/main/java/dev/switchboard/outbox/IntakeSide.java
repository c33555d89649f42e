package dev.switchboard.outbox;

import dev.switchboard.event.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The half of the outbox that takes events in: committers store them together with the deliveries
 * they are owed as, and hand those over to lanes.
 */
final class IntakeSide {
  /** Longer than a good disk takes for a transaction, shorter than anybody would notice. */
  private static final Duration PATIENCE = Duration.ofMillis(3);

  private final EventWriter writer;
  private final List<Committer> committers = new ArrayList<>();
  private final CommitQueue queue = new CommitQueue(PATIENCE);

  /**
   * @param delivering what deliveries are handed over to
   */
  IntakeSide(
      OutboxOptions options, OutboxStores stores, Surroundings around, DeliverySide delivering) {
    FanOut fanOut =
        new FanOut(
            around.index(),
            delivering.lanes(),
            delivering.leases(),
            around.ids(),
            around.incarnation(),
            delivering.strict()::look);
    writer = new EventWriter(stores.accept(), stores.feed(), fanOut, delivering.figures());
    for (int i = 0; i < options.committers(); i++) {
      committers.add(new Committer(queue, writer, around.watch(), delivering.dispatcher()::pump));
    }
  }

  /** All of them, to be run by a thread each. */
  List<Committer> committers() {
    return committers;
  }

  /** Where requests put what is to be committed. */
  CommitQueue queue() {
    return queue;
  }

  /** Stores the gateway's own events, in one transaction with the work of their maker. */
  List<Accepted> write(Supplier<List<Event>> events) {
    return writer.write(events);
  }
}
