package dev.switchboard.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;

/**
 * A subscriber: a real HTTP server on the loopback interface that answers by script and keeps every
 * request. Its answers come in the order they were scripted; the last one is given for ever after,
 * and an empty 200 while there is no script.
 */
public final class Receiver implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final Queue<Reply> script = new ArrayDeque<>();
  private Reply last = Reply.status(200);

  private Receiver(HttpServer server) {
    this.server = server;
  }

  /** Listens on a free port. */
  public static Receiver start() {
    return start(FreePorts.next());
  }

  /** Listens on {@code port}, as a subscriber that comes back where it was. */
  public static Receiver start(int port) {
    try {
      InetAddress loopback = InetAddress.getLoopbackAddress();
      Receiver receiver =
          new Receiver(HttpServer.create(new InetSocketAddress(loopback, port), 1024));
      receiver.server.createContext("/", receiver::handle);
      receiver.server.setExecutor(receiver.threads);
      receiver.server.start();
      return receiver;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Scripts the statuses of the next answers. */
  public Receiver answering(int... statuses) {
    for (int status : statuses) {
      answering(Reply.status(status));
    }
    return this;
  }

  /** Scripts the next answer. */
  public synchronized Receiver answering(Reply reply) {
    script.add(reply);
    return this;
  }

  /** The port it listens on. */
  public int port() {
    return server.getAddress().getPort();
  }

  /** An http URL that leads here. */
  public String url() {
    return url("/hook");
  }

  /** An http URL that leads here, with a path (and query) of its own. */
  public String url(String path) {
    return "http://127.0.0.1:" + port() + path;
  }

  /** Everything received so far, in order of arrival. */
  public List<Received> received() {
    return List.copyOf(received);
  }

  /** What was received, once there are {@code count} requests or more. */
  public List<Received> await(int count) {
    Awaitility.await("requests at " + url())
        .atMost(Patience.USUAL)
        .pollInterval(Duration.ofMillis(10))
        .until(() -> received.size() >= count);
    return received();
  }

  /** The first request, once it is there. */
  public Received awaitFirst() {
    return await(1).get(0);
  }

  /** Stops listening and cuts what is open. */
  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      received.add(Received.read(exchange));
      next().give(exchange);
    }
  }

  private synchronized Reply next() {
    Reply scripted = script.poll();
    if (scripted != null) {
      last = scripted;
    }
    return last;
  }
}
