package dev.switchboard.outbox;

import dev.switchboard.event.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * One request's way into the outbox. Events are gathered into chunks; while one chunk is being
 * committed the next is gathered, and never more than these two are in memory. Chunks are committed
 * in order, so what is in is always a prefix of the request. For one thread.
 */
public final class Acceptance {
  private static final int CHUNK_EVENTS = 500;
  private static final int CHUNK_BYTES = 1 << 20;

  private final CommitQueue queue;
  private final List<Accepted> accepted = new ArrayList<>();
  private final int remembered;
  private List<Event> chunk = new ArrayList<>();
  private int chunkBytes;
  private CompletableFuture<List<Accepted>> underWay;
  private int committed;

  /**
   * @param queue through which all its chunks go
   * @param remembered of how many events it keeps what became of them
   */
  Acceptance(CommitQueue queue, int remembered) {
    this.queue = queue;
    this.remembered = remembered;
  }

  /**
   * Takes one more event; waits when the request is ahead of the database.
   *
   * @throws AcceptanceInterrupted when an earlier chunk failed; nothing after it is committed
   */
  public void add(Event event) throws AcceptanceInterrupted {
    chunk.add(event);
    chunkBytes += event.payload().length;
    if (chunk.size() >= CHUNK_EVENTS || chunkBytes >= CHUNK_BYTES) {
      submit();
    }
  }

  /**
   * Waits until every event added so far is committed.
   *
   * @throws AcceptanceInterrupted when that failed
   */
  public void commit() throws AcceptanceInterrupted {
    submit();
    await();
  }

  /** How many events are committed. */
  public int committed() {
    return committed;
  }

  /** What became of the first events, in the order they were added. */
  public List<Accepted> accepted() {
    return accepted;
  }

  private void submit() throws AcceptanceInterrupted {
    await();
    if (!chunk.isEmpty()) {
      Submission submission = Submission.of(chunk);
      chunk = new ArrayList<>();
      chunkBytes = 0;
      underWay = submission.done();
      queue.add(submission);
    }
  }

  private void await() throws AcceptanceInterrupted {
    if (underWay == null) {
      return;
    }
    CompletableFuture<List<Accepted>> waitedFor = underWay;
    underWay = null;
    try {
      List<Accepted> done = waitedFor.join();
      committed += done.size();
      int room = Math.min(done.size(), remembered - accepted.size());
      accepted.addAll(done.subList(0, room));
    } catch (CompletionException e) {
      chunk = new ArrayList<>();
      throw new AcceptanceInterrupted(committed, e.getCause());
    }
  }
}
