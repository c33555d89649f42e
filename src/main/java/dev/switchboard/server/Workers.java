package dev.switchboard.server;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.camel.util.concurrent.CamelThreadFactory;

/**
 * The threads that requests are worked on by, virtual ones where Camel's are. Who waits for one
 * keeps its place among the requests in flight, also when its client has gone; that place bounds
 * the queue.
 */
final class Workers extends ThreadPoolExecutor {

  /**
   * @param count of threads
   */
  Workers(int count) {
    super(count, count, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads());
  }

  private static ThreadFactory threads() {
    return new CamelThreadFactory("#name#-#counter#", "api-worker", true);
  }

  @Override
  public void execute(Runnable task) {
    InFlight.Ticket ticket = Tickets.current();
    if (ticket == null) {
      super.execute(task);
      return;
    }
    ticket.hold();
    try {
      super.execute(
          () -> {
            try {
              task.run();
            } finally {
              ticket.release();
            }
          });
    } catch (RuntimeException refused) {
      ticket.release();
      throw refused;
    }
  }
}
