package dev.switchboard.outbox;

import dev.switchboard.store.StrictStore;
import dev.switchboard.store.StrictStore.Moved;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Lets strict deliveries go one after the other. Whatever has entered a line or come to its end
 * since the last move is moved together, in a transaction of its own that nothing else waits for;
 * without such deliveries there is nothing to do.
 */
final class StrictLines {
  private static final int BATCH = 500;
  private static final int MOST_WAITING = 100_000;
  private static final int MOST_STUCK = 5_000;

  private final StrictStore store;
  private final Claimer claimer;
  private final Predicate<UUID> isGone;
  private final Consumer<Runnable> soon;
  private final Set<UUID> waiting = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean called = new AtomicBoolean();

  /**
   * @param isGone tells whether a subscription is deleted
   * @param soon has something done at once, by another thread
   */
  StrictLines(StrictStore store, Claimer claimer, Predicate<UUID> isGone, Consumer<Runnable> soon) {
    this.store = store;
    this.claimer = claimer;
    this.isGone = isGone;
    this.soon = soon;
  }

  /**
   * Has the lines moved that these deliveries have entered, or may leave. While there are too many
   * to remember, {@link #lookAfter} finds them later.
   */
  void look(Collection<UUID> deliveries) {
    if (waiting.size() < MOST_WAITING) {
      waiting.addAll(deliveries);
    }
    if (!waiting.isEmpty() && called.compareAndSet(false, true)) {
      soon.accept(this::advance);
    }
  }

  /** Looks for lines that stand still: those of nodes that died, or whose first was called off. */
  void lookAfter() {
    look(store.stuck(MOST_STUCK));
  }

  /** One turn. What somebody else is at, or what fails, stays for the next. */
  synchronized void advance() {
    called.set(false);
    if (!claimer.isRunning()) {
      return;
    }
    List<UUID> later = new ArrayList<>();
    try {
      for (List<UUID> batch = batch(); !batch.isEmpty(); batch = batch()) {
        later.addAll(move(batch));
      }
    } finally {
      waiting.addAll(later);
    }
  }

  private List<UUID> move(List<UUID> batch) {
    try {
      Moved moved = store.move(batch, isGone);
      claimer.take(moved.calledUp());
      return moved.busy();
    } catch (RuntimeException e) {
      waiting.addAll(batch);
      throw e;
    }
  }

  private List<UUID> batch() {
    List<UUID> batch = new ArrayList<>();
    for (Iterator<UUID> next = waiting.iterator(); next.hasNext() && batch.size() < BATCH; ) {
      batch.add(next.next());
      next.remove();
    }
    return batch;
  }
}
