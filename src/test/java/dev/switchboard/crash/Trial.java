package dev.switchboard.crash;

import static org.awaitility.Awaitility.await;

import dev.switchboard.testing.GatewayClient;
import dev.switchboard.testing.GatewayOptions;
import dev.switchboard.testing.GatewayProcess;
import dev.switchboard.testing.Patience;
import dev.switchboard.testing.Tenant;
import dev.switchboard.testing.TestDatabase;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;

/** Gateways over one database, producers, and subscribers: the stage on which things are killed. */
final class Trial implements AutoCloseable {
  /** A killed node is given some seconds before others take over; strays are looked for twice. */
  private static final Duration PATIENCE = Patience.LONG;

  private static final int ENDINGS = 5;

  private final Audience audience = new Audience();
  private final Ledger ledger = new Ledger();
  private final Set<Owed> leased = new HashSet<>();
  private final List<GatewayProcess> gateways = new ArrayList<>();
  private final Books books;
  private Tenant tenant;
  private Load load;

  /** Starts {@code count} gateways and gives them subscribers. */
  Trial(TestDatabase database, int count, Course course) throws IOException {
    books = new Books(database);
    GatewayOptions options = options(database);
    try {
      for (int i = 0; i < count; i++) {
        gateways.add(course.start().apply(options));
        options = options.onFreePorts();
      }
      subscribe();
    } catch (RuntimeException | Error failed) {
      close();
      throw failed;
    }
  }

  Audience audience() {
    return audience;
  }

  Ledger ledger() {
    return ledger;
  }

  Books books() {
    return books;
  }

  GatewayProcess gateway(int index) {
    return gateways.get(index);
  }

  /** Starts posting, or goes on with it. */
  void startLoad() {
    List<GatewayClient> clients = gateways.stream().map(GatewayProcess::client).toList();
    load = Load.on(clients, tenant, ledger);
  }

  /** Waits until so many more events are acknowledged. */
  void awaitAcknowledged(int more) {
    int wanted = ledger.acknowledgedCount() + more;
    awaitThat("acknowledgments", () -> ledger.acknowledgedCount() >= wanted);
  }

  /** Waits until something is so. */
  void awaitThat(String what, Callable<Boolean> isSo) {
    await(what).atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(isSo);
  }

  /** Notes what was leased when a gateway was killed: some was in flight, and may come again. */
  void noteLeased(List<Books.Row> rows) {
    rows.forEach(row -> leased.add(row.owed()));
  }

  /** Ends the load, waits until everything owed is delivered, ends gateways, and compares. */
  Balance settle() {
    audience.openGate();
    load.close();
    awaitArrival(ledger.acknowledged().keySet());
    if (books.isOpen()) {
      awaitThat("the end of all deliveries", () -> books.unfinished().isEmpty());
    }
    endGateways();
    return Balance.of(ledger, audience.taken(), books.rows(), books.events(), leased);
  }

  /** What gateways have printed. */
  String output() {
    StringBuilder all = new StringBuilder();
    gateways.forEach(gateway -> all.append(gateway.output()));
    return all.toString();
  }

  @Override
  public void close() {
    if (load != null) {
      load.close();
    }
    gateways.forEach(GatewayProcess::close);
    audience.close();
  }

  private void awaitArrival(Set<Integer> numbers) {
    try {
      awaitThat("the arrival of what was acknowledged", () -> areTaken(numbers));
    } catch (org.awaitility.core.ConditionTimeoutException late) {
      // The balance tells which they are.
      return;
    }
  }

  private boolean areTaken(Set<Integer> numbers) {
    return numbers.stream()
        .allMatch(
            number ->
                Subscriber.wanting(number).stream()
                    .allMatch(one -> audience.has(new Owed(number, one))));
  }

  /** Some of what was not acknowledged may still be waiting when a gateway is asked to end. */
  private void endGateways() {
    gateways.forEach(GatewayProcess::terminate);
    for (int i = 0; i < ENDINGS && !books.unfinished().isEmpty(); i++) {
      Set<Integer> rest = new HashSet<>();
      books.unfinished().forEach(row -> rest.add(row.owed().number()));
      gateways.get(0).start();
      awaitArrival(rest);
      gateways.get(0).terminate();
    }
  }

  private void subscribe() {
    GatewayClient client = gateways.get(0).client();
    tenant = client.createTenant("crash");
    for (Subscriber subscriber : Subscriber.values()) {
      String body =
          "{\"url\":\"%s\",\"types\":%s}"
              .formatted(audience.url(subscriber), subscriber.typesAsJson());
      String id =
          client
              .send("POST", "/v1/subscriptions", body, tenant.bearer())
              .expect(201)
              .json()
              .path("id")
              .textValue();
      books.know(UUID.fromString(id), subscriber);
    }
  }

  private static GatewayOptions options(TestDatabase database) {
    return GatewayOptions.on(database)
        .with("switchboard.redelivery.delays", "1s" + ",1s".repeat(60))
        // So that lanes overflow, and deliveries wait in SQL too.
        .with("switchboard.outbox.lane.queue", "50");
  }
}
