package dev.switchboard.outbox;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What waits to be committed. A transaction takes all there is, and while it is under way what
 * comes next gathers for the next one: few large transactions cost the database and this node far
 * less than many small ones at the same time. Only when the first in line has waited for longer
 * than a transaction takes on a good disk does another begin beside it. Safe for use by many
 * threads.
 */
final class CommitQueue {
  private static final int BATCH_EVENTS = 1_000;

  private final long patience;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Queue<Submission> waiting = new ArrayDeque<>();
  private long firstCame;
  private int underWay;
  private boolean closed;

  /**
   * @param patience how long the first in line waits for the transaction under way
   */
  CommitQueue(Duration patience) {
    this.patience = patience.toNanos();
  }

  void add(Submission submission) {
    lock.lock();
    try {
      if (waiting.isEmpty()) {
        firstCame = System.nanoTime();
        changed.signal();
      }
      waiting.add(submission);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits for a turn. The caller has it until it calls {@link #done}.
   *
   * @return what to commit together, in the order it came; empty once the queue is closed and
   *     nothing is left, and then there is no turn to give back
   * @throws InterruptedException when interrupted while waiting
   */
  List<Submission> take() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (true) {
        if (!waiting.isEmpty()) {
          long left = underWay == 0 ? 0 : firstCame + patience - System.nanoTime();
          if (left <= 0) {
            return batch();
          }
          changed.awaitNanos(left);
        } else if (closed) {
          return List.of();
        } else {
          changed.await();
        }
      }
    } finally {
      lock.unlock();
    }
  }

  /** Gives a turn back. The caller is expected to take the next one; whoever waits is not woken. */
  void done() {
    lock.lock();
    try {
      underWay--;
    } finally {
      lock.unlock();
    }
  }

  /** Lets those who take leave once everything added before is taken. */
  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private List<Submission> batch() {
    List<Submission> batch = new ArrayList<>();
    int events = 0;
    while (!waiting.isEmpty() && events < BATCH_EVENTS) {
      Submission next = waiting.remove();
      events += next.events().size();
      batch.add(next);
    }
    underWay++;
    if (!waiting.isEmpty()) {
      changed.signal();
    }
    return batch;
  }
}
