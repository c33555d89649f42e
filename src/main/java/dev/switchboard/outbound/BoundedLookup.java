package dev.switchboard.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A look-up that gives up after a while. The system's look-up cannot be interrupted, so it runs on
 * a small pool of its own threads; attempts that ask for the same name at the same time share one
 * look-up, so that a name server that hangs holds one thread for each of its names and no more. The
 * caller must close it.
 */
public final class BoundedLookup implements NameLookup, AutoCloseable {
  private static final int WAITING_PER_THREAD = 64;

  private final NameLookup lookup;
  private final Duration limit;
  private final ThreadPoolExecutor threads;
  private final Map<String, CompletableFuture<InetAddress[]>> underWay = new ConcurrentHashMap<>();

  /**
   * @param lookup what asks
   * @param limit how long a caller waits
   * @param size how many look-ups run at once
   */
  public BoundedLookup(NameLookup lookup, Duration limit, int size) {
    this.lookup = lookup;
    this.limit = limit;
    this.threads =
        new ThreadPoolExecutor(
            size,
            size,
            30,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(size * WAITING_PER_THREAD),
            DaemonThreads.named("subscriber-lookup"));
    threads.allowCoreThreadTimeOut(true);
  }

  @Override
  public InetAddress[] addressesOf(String host) throws UnknownHostException {
    try {
      return underWay
          .computeIfAbsent(host, this::start)
          .get(limit.toNanos(), TimeUnit.NANOSECONDS)
          .clone();
    } catch (ExecutionException e) {
      throw failure(host + " does not resolve", e.getCause());
    } catch (TimeoutException e) {
      throw failure(host + " did not resolve in time", e);
    } catch (RejectedExecutionException e) {
      throw failure("too many names are being resolved to ask for " + host, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure("interrupted while resolving " + host, e);
    }
  }

  private CompletableFuture<InetAddress[]> start(String host) {
    CompletableFuture<InetAddress[]> answer = new CompletableFuture<>();
    threads.execute(
        () -> {
          try {
            answer.complete(lookup.addressesOf(host));
          } catch (UnknownHostException | RuntimeException e) {
            answer.completeExceptionally(e);
          } finally {
            underWay.remove(host);
          }
        });
    return answer;
  }

  private static UnknownHostException failure(String message, Throwable cause) {
    UnknownHostException failure = new UnknownHostException(message);
    failure.initCause(cause);
    return failure;
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
