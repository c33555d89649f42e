package dev.switchboard.outbox;

import dev.switchboard.delivery.Settlement;
import dev.switchboard.store.DatabaseTrouble;
import dev.switchboard.store.DatabaseWatch;
import dev.switchboard.store.ErrorSummary;
import dev.switchboard.store.SettlementStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what became of deliveries, many at a time: whatever has come in while the last batch was
 * being written, and a few milliseconds more, goes into the next. While the database is away it
 * keeps what it has and tries again; how much that can be is bounded by what lanes hold. One
 * thread.
 */
final class Recorder implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(Recorder.class);
  private static final int BATCH = 1_000;
  private static final long PAUSE_MILLIS = 1_000;

  /** Nobody waits for an outcome to be written, and a transaction costs the same for many. */
  private static final long LINGER_MILLIS = 5;

  private final SettlementStore store;
  private final Leases leases;
  private final BlockingQueue<Settlement> queue = new LinkedBlockingQueue<>();
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final DatabaseWatch watch;

  /**
   * @param watch is told when the database takes no outcomes, and tells the log
   */
  Recorder(SettlementStore store, Leases leases, DatabaseWatch watch) {
    this.store = store;
    this.leases = leases;
    this.watch = watch;
  }

  void add(Settlement settlement) {
    queue.add(settlement);
  }

  /** Ends the thread once everything added before is written, or could not be. */
  void stop() {
    stopping.countDown();
  }

  @Override
  public void run() {
    List<Settlement> batch = new ArrayList<>();
    try {
      while (stopping.getCount() > 0 || !queue.isEmpty()) {
        Settlement first = queue.poll(100, TimeUnit.MILLISECONDS);
        if (first != null) {
          batch.add(first);
          stopping.await(LINGER_MILLIS, TimeUnit.MILLISECONDS);
          queue.drainTo(batch, BATCH - 1);
          write(batch);
          batch.clear();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void write(List<Settlement> batch) throws InterruptedException {
    while (!wrote(batch)) {
      if (stopping.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
        LOG.warn(
            "stopped before {} outcomes could be recorded; their deliveries will be attempted again",
            batch.size() + queue.size());
        queue.clear();
        return;
      }
    }
  }

  private boolean wrote(List<Settlement> batch) {
    try {
      store.write(batch);
    } catch (RuntimeException e) {
      if (DatabaseTrouble.isPassing(e)) {
        watch.troubled("record outcomes", e);
        leavePutBacks(batch);
        return batch.isEmpty();
      }
      if (batch.size() > 1) {
        // One unwritable row must not hold up the others.
        return batch.stream().allMatch(settlement -> wrote(new ArrayList<>(List.of(settlement))));
      }
      LOG.error(
          "the outcome of delivery {} cannot be recorded: {}",
          batch.get(0).delivery(),
          ErrorSummary.of(e));
    }
    batch.forEach(settlement -> leases.remove(settlement.delivery()));
    return true;
  }

  /**
   * One that only puts a delivery back must not be written twice: when the first had its effect and
   * only the answer was lost, the delivery may be at hand again. The sweep for what is leased but
   * not in memory does it, if it has still to be done.
   */
  private void leavePutBacks(List<Settlement> batch) {
    batch.stream().filter(Settlement::putsBack).map(Settlement::delivery).forEach(leases::remove);
    batch.removeIf(Settlement::putsBack);
  }
}
