package dev.switchboard.outbox;

import dev.switchboard.event.Event;
import dev.switchboard.store.DatabaseTrouble;
import dev.switchboard.store.DatabaseWatch;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Group commit: whatever has been submitted while the last transaction was under way goes into the
 * next one together. One thread of those that share a queue; the busier it is, the larger its
 * batches.
 */
final class Committer implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(Committer.class);

  private final CommitQueue queue;
  private final EventWriter writer;
  private final DatabaseWatch watch;
  private final Runnable afterHandOver;

  /**
   * @param queue what is to be committed; the committer ends when it is closed and empty
   * @param watch is told when the database takes no events, and tells the log
   * @param afterHandOver called when lanes have something new to do
   */
  Committer(CommitQueue queue, EventWriter writer, DatabaseWatch watch, Runnable afterHandOver) {
    this.queue = queue;
    this.writer = writer;
    this.watch = watch;
    this.afterHandOver = afterHandOver;
  }

  @Override
  public void run() {
    try {
      List<Submission> batch;
      while (!(batch = queue.take()).isEmpty()) {
        try {
          commit(batch);
        } finally {
          queue.done();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void commit(List<Submission> batch) {
    List<Accepted> accepted;
    try {
      accepted = store(batch);
    } catch (RuntimeException | Error e) {
      refuse(batch, e);
      return;
    }
    answer(batch, accepted);
  }

  private void refuse(List<Submission> batch, Throwable e) {
    boolean passing = DatabaseTrouble.isPassing(e);
    if (passing) {
      watch.troubled("store events", e);
    } else if (batch.size() == 1) {
      // No message: the database quotes values in it.
      LOG.error("the events of a request cannot be stored: {}", DatabaseTrouble.kind(e));
    } else {
      // One request's events must not take others down with them.
      batch.forEach(submission -> commit(List.of(submission)));
      return;
    }
    batch.forEach(submission -> submission.done().completeExceptionally(e));
  }

  private List<Accepted> store(List<Submission> batch) {
    List<Event> events = new ArrayList<>();
    batch.forEach(submission -> events.addAll(submission.events()));
    return writer.write(events);
  }

  private void answer(List<Submission> batch, List<Accepted> accepted) {
    int from = 0;
    for (Submission submission : batch) {
      int to = from + submission.events().size();
      submission.done().complete(accepted.subList(from, to));
      from = to;
    }
    afterHandOver.run();
  }
}
