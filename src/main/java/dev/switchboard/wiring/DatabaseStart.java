package dev.switchboard.wiring;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.support.LifecycleStrategySupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a start needs of the database, done one after the other on a thread of its own while the
 * routes are read and made. No route is started before all of it is done.
 */
final class DatabaseStart extends LifecycleStrategySupport {
  private static final Logger LOG = LoggerFactory.getLogger(DatabaseStart.class);
  private static final long LONGEST_WAIT_SECONDS = 30;

  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread made = new Thread(work, "switchboard-database");
            made.setDaemon(true);
            return made;
          });
  // A process that ends in the middle of a migration would leave tables that no next start knows.
  private final Thread atExit = new Thread(this::settle, "switchboard-database-end");
  private final Runnable afterFailure;
  private volatile CompletableFuture<?> last = CompletableFuture.completedFuture(null);

  /**
   * @param afterFailure closes what was opened: a context that never starts is not stopped either
   */
  DatabaseStart(Runnable afterFailure) {
    this.afterFailure = afterFailure;
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /**
   * Adds a step; it is left out when one before it fails.
   *
   * @return what the step returns, once it is done
   */
  <T> CompletableFuture<T> then(Supplier<T> step) {
    CompletableFuture<T> next = last.thenApplyAsync(before -> step.get(), thread);
    last = next;
    return next;
  }

  /** Adds a step that returns nothing. */
  void then(Runnable step) {
    then(
        () -> {
          step.run();
          return null;
        });
  }

  /**
   * Waits until every step is done.
   *
   * @throws RuntimeException what a step threw
   */
  void await() {
    try {
      last.join();
    } catch (CompletionException e) {
      afterFailure.run();
      throw RuntimeCamelException.wrapRuntimeException(e.getCause());
    } finally {
      thread.shutdown();
      forgetExit();
    }
  }

  private void settle() {
    try {
      last.get(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      LOG.debug("The database was not made ready", e);
    }
  }

  private void forgetExit() {
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException ending) {
      LOG.debug("The process is ending already", ending);
    }
  }

  @Override
  public void onContextInitialized(CamelContext context) {
    await();
  }
}
