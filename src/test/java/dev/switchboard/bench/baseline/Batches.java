package dev.switchboard.bench.baseline;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/**
 * Groups what many callers want written into few transactions. Whatever came while one transaction
 * was under way makes up the next, so that groups grow with the load.
 *
 * @param <T> what is written
 */
final class Batches<T> {
  private final BlockingQueue<T> waiting = new LinkedBlockingQueue<>();
  private final DataSource source;
  private final Work<T> work;
  private final int most;
  private final long lingerNanos;

  /**
   * @param work writes one group
   * @param most rows in a group
   * @param lingerMillis how long the first of a group waits for others; 0 when somebody waits for
   *     it
   */
  Batches(DataSource source, Work<T> work, int most, int lingerMillis) {
    this.source = source;
    this.work = work;
    this.most = most;
    this.lingerNanos = TimeUnit.MILLISECONDS.toNanos(lingerMillis);
  }

  /** Lets one more transaction be under way at a time. */
  void startThread(String name) {
    Thread thread = new Thread(this::write, name);
    // A baseline that has lost its database has nothing left to measure.
    thread.setUncaughtExceptionHandler((failed, cause) -> Runtime.getRuntime().halt(1));
    thread.start();
  }

  void add(T item) {
    waiting.add(item);
  }

  private void write() {
    List<T> group = new ArrayList<>();
    try (Connection connection = source.getConnection()) {
      connection.setAutoCommit(false);
      while (true) {
        group.clear();
        group.add(waiting.take());
        if (lingerNanos > 0) {
          LockSupport.parkNanos(lingerNanos);
        }
        waiting.drainTo(group, most - 1);
        work.write(connection, group);
        connection.commit();
        work.written(List.copyOf(group));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What is done with a group. */
  interface Work<T> {
    /** Writes it, without the commit. */
    void write(Connection connection, List<T> group) throws SQLException;

    /** It is committed. */
    default void written(List<T> group) {}
  }
}
