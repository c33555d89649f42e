package dev.switchboard.outbox;

import dev.switchboard.event.Event;
import dev.switchboard.store.AcceptStore;
import dev.switchboard.store.DatabaseTrouble;
import dev.switchboard.store.SubscriptionFeed;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Group commit: whatever has been submitted while the last transaction was under way goes into the
 * next one together. One transaction holds the event rows, their delivery rows, and the look at the
 * revision of subscriptions they were matched with. One thread; the busier it is, the larger its
 * batches.
 */
final class Committer implements Runnable {
  private static final int BATCH_EVENTS = 1_000;
  private static final Submission STOP = Submission.of(List.of());

  private final AcceptStore store;
  private final SubscriptionFeed feed;
  private final FanOut fanOut;
  private final Figures figures;
  private final Runnable afterHandOver;
  private final BlockingQueue<Submission> queue = new LinkedBlockingQueue<>();

  /**
   * @param afterHandOver called when lanes have something new to do
   */
  Committer(
      AcceptStore store,
      SubscriptionFeed feed,
      FanOut fanOut,
      Figures figures,
      Runnable afterHandOver) {
    this.store = store;
    this.feed = feed;
    this.fanOut = fanOut;
    this.figures = figures;
    this.afterHandOver = afterHandOver;
  }

  void submit(Submission submission) {
    queue.add(submission);
  }

  /** Ends the thread once everything submitted before is committed. */
  void stop() {
    queue.add(STOP);
  }

  @Override
  public void run() {
    List<Submission> batch = new ArrayList<>();
    Submission next = null;
    try {
      while (next != STOP) {
        next = queue.take();
        int events = 0;
        while (next != null && next != STOP) {
          batch.add(next);
          events += next.events().size();
          next = events < BATCH_EVENTS ? queue.poll() : null;
        }
        commit(batch);
        batch.clear();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void commit(List<Submission> batch) {
    if (batch.isEmpty()) {
      return;
    }
    try {
      answer(batch, store(batch));
    } catch (RuntimeException | Error e) {
      if (batch.size() == 1 || DatabaseTrouble.isPassing(e)) {
        batch.forEach(submission -> submission.done().completeExceptionally(e));
      } else {
        // One request's events must not take others down with them.
        batch.forEach(submission -> commit(List.of(submission)));
      }
    }
  }

  private List<Accepted> store(List<Submission> batch) {
    List<Event> events = new ArrayList<>();
    batch.forEach(submission -> events.addAll(submission.events()));
    FanOut.Plan[] plan = new FanOut.Plan[1];
    try {
      store.durably(
          () -> {
            feed.refresh();
            if (plan[0] != null) {
              plan[0].undo();
            }
            plan[0] = fanOut.plan(events);
            store.addEvents(events);
            store.addDeliveries(plan[0].deliveries());
            return null;
          });
    } catch (RuntimeException | Error e) {
      if (plan[0] != null) {
        plan[0].undo();
      }
      throw e;
    }
    plan[0].handOver();
    figures.accepted(events.size());
    return plan[0].accepted();
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
