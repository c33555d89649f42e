package dev.switchboard.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** An HTTP server on the loopback interface that takes deliveries, after it has refused some. */
final class Subscriber implements AutoCloseable {
  private final String name;
  private final List<String> wanted;
  private final int refusals;
  private final Map<String, String> promised;
  private final HttpServer server;
  private final List<Arrival> arrivals = new CopyOnWriteArrayList<>();
  private final CountDownLatch missing;

  /**
   * @param name the API family it has registered through
   * @param wanted the event types it is owed, once each
   * @param refusals how many attempts it answers with 503 before it takes any
   * @param promised header fields that its API promises, beside the gateway's own
   */
  Subscriber(String name, List<String> wanted, int refusals, Map<String, String> promised)
      throws IOException {
    this.name = name;
    this.wanted = wanted;
    this.refusals = refusals;
    this.promised = promised;
    this.missing = new CountDownLatch(wanted.size());
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  String name() {
    return name;
  }

  List<String> wanted() {
    return wanted;
  }

  /** Tells whether a delivery carries what this subscriber's API promises. */
  boolean isPromised(Arrival arrival) {
    return promised.entrySet().stream()
        .allMatch(field -> arrival.header(field.getKey()).equals(field.getValue()));
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + name;
  }

  /** Everything that came, once it is as much as is wanted or {@code seconds} have passed. */
  List<Arrival> await(int seconds) throws InterruptedException {
    missing.await(seconds, TimeUnit.SECONDS);
    return List.copyOf(arrivals);
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    Instant at = Instant.now();
    byte[] body = exchange.getRequestBody().readAllBytes();
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    exchange.getRequestHeaders().forEach((key, values) -> headers.put(key, values.get(0)));
    Arrival arrival = new Arrival(at, headers, body, arrivals.size() < refusals ? 503 : 200);
    arrivals.add(arrival);
    exchange.sendResponseHeaders(arrival.answered(), -1);
    exchange.close();
    if (arrival.isAccepted()) {
      missing.countDown();
    }
  }
}
