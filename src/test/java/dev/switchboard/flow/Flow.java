package dev.switchboard.flow;

import dev.switchboard.testing.Databases;
import dev.switchboard.testing.GatewayClient;
import dev.switchboard.testing.GatewayOptions;
import dev.switchboard.testing.MovableClock;
import dev.switchboard.testing.RunningGateway;
import dev.switchboard.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** A started gateway over one database, and accounts on it. */
final class Flow implements AutoCloseable {
  private static final AtomicInteger ACCOUNTS = new AtomicInteger();

  private final TestDatabase database;
  private final RunningGateway gateway;
  private final MovableClock clock;

  private Flow(TestDatabase database, RunningGateway gateway, MovableClock clock) {
    this.database = database;
    this.gateway = gateway;
    this.clock = clock;
  }

  /**
   * Starts the gateway over a fresh database.
   *
   * @param options names and values in turn, beside those of every test gateway
   */
  static Flow on(Databases databases, String... options) {
    TestDatabase database = databases.fresh();
    MovableClock clock = new MovableClock();
    GatewayOptions all = with(GatewayOptions.on(database), options);
    return new Flow(database, RunningGateway.start(all, Map.of("clock", clock)), clock);
  }

  /** The given options with more of them: names and values in turn. */
  static GatewayOptions with(GatewayOptions options, String... more) {
    GatewayOptions all = options;
    for (int i = 0; i < more.length; i += 2) {
      all = all.with(more[i], more[i + 1]);
    }
    return all;
  }

  /** A new account. */
  Account account() {
    return account(gateway.client(), database);
  }

  /** A new account on a gateway of the test's own. */
  static Account account(GatewayClient client, TestDatabase database) {
    return new Account(
        client, client.createTenant("account " + ACCOUNTS.incrementAndGet()), new Rows(database));
  }

  RunningGateway gateway() {
    return gateway;
  }

  /** What time it is for the gateway. */
  Instant now() {
    return clock.instant();
  }

  /** Lets time pass for the gateway's clock. */
  void pass(Duration time) {
    clock.setAhead(Duration.between(Instant.now(), now()).plus(time));
  }

  /** Lets an event's time pass. */
  void expire(UUID event) {
    Instant end = new Rows(database).expiry(event);
    if (!now().isAfter(end)) {
      pass(Duration.between(now(), end).plusSeconds(1));
    }
  }

  @Override
  public void close() {
    gateway.close();
  }
}
