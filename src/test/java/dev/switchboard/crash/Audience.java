package dev.switchboard.crash;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** All subscribers on one HTTP server, and what each of them took. */
final class Audience implements AutoCloseable {
  private static final int REFUSED_ONCE = 7;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<Owed, List<String>> taken = new ConcurrentHashMap<>();
  private final Set<Owed> refused = ConcurrentHashMap.newKeySet();
  private final AtomicInteger waiting = new AtomicInteger();
  private volatile CountDownLatch gate = new CountDownLatch(0);

  Audience() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
    for (Subscriber subscriber : Subscriber.values()) {
      server.createContext(subscriber.path(), exchange -> handle(subscriber, exchange));
    }
    server.setExecutor(threads);
    server.start();
  }

  /** Where a subscriber is reached. */
  String url(Subscriber subscriber) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + subscriber.path();
  }

  /** Has the slow subscriber hold back its answers. */
  void shutGate() {
    gate = new CountDownLatch(1);
  }

  /** Has the slow subscriber answer again, what it held back too. */
  void openGate() {
    gate.countDown();
  }

  /** How many answers are held back. */
  int waiting() {
    return waiting.get();
  }

  /** What was taken: for each, the event ids it came with, once for every time. */
  Map<Owed, List<String>> taken() {
    return new HashMap<>(taken);
  }

  /** Tells whether something was taken. */
  boolean has(Owed owed) {
    return taken.containsKey(owed);
  }

  @Override
  public void close() {
    openGate();
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(Subscriber subscriber, HttpExchange exchange) throws IOException {
    try (exchange) {
      String id = exchange.getRequestHeaders().getFirst("webhook-id");
      byte[] body = exchange.getRequestBody().readAllBytes();
      Owed owed = new Owed(Numbered.in(new String(body, StandardCharsets.UTF_8)), subscriber);
      if (subscriber == Subscriber.SLOW) {
        awaitGate();
      }
      if (refuses(owed)) {
        exchange.sendResponseHeaders(503, -1);
        return;
      }
      taken.computeIfAbsent(owed, first -> new CopyOnWriteArrayList<>()).add(id);
      exchange.sendResponseHeaders(200, -1);
    }
  }

  private boolean refuses(Owed owed) {
    return owed.to() == Subscriber.FLAKY && owed.number() % REFUSED_ONCE == 0 && refused.add(owed);
  }

  private void awaitGate() {
    waiting.incrementAndGet();
    try {
      gate.await();
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    } finally {
      waiting.decrementAndGet();
    }
  }
}
