package dev.switchboard.flow;

import dev.switchboard.testing.Databases;
import dev.switchboard.testing.GatewayClient;
import dev.switchboard.testing.GatewayOptions;
import dev.switchboard.testing.RunningGateway;
import dev.switchboard.testing.TestDatabase;
import java.util.concurrent.atomic.AtomicInteger;

/** A started gateway over one database, and accounts on it. */
final class Flow implements AutoCloseable {
  private static final AtomicInteger ACCOUNTS = new AtomicInteger();

  private final TestDatabase database;
  private final RunningGateway gateway;

  private Flow(TestDatabase database, RunningGateway gateway) {
    this.database = database;
    this.gateway = gateway;
  }

  /**
   * Starts the gateway over a fresh database.
   *
   * @param options names and values in turn, beside those of every test gateway
   */
  static Flow on(Databases databases, String... options) {
    TestDatabase database = databases.fresh();
    return new Flow(database, RunningGateway.start(with(GatewayOptions.on(database), options)));
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

  TestDatabase database() {
    return database;
  }

  @Override
  public void close() {
    gateway.close();
  }
}
