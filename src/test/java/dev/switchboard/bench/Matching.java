package dev.switchboard.bench;

import com.zaxxer.hikari.HikariDataSource;
import dev.switchboard.store.Database;
import dev.switchboard.store.Statements;
import dev.switchboard.store.SubscriptionFeed;
import dev.switchboard.store.Transactions;
import dev.switchboard.subscription.SubscriptionIndex;
import dev.switchboard.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How long the gateway's own index takes to find out who wants an event, in this process. */
final class Matching {
  private static final Duration WAIT = Duration.ofSeconds(5);

  /** Types of events, and how many of each tenant's subscriptions want them. */
  private static final Map<String, Integer> WANTED =
      Map.of(
          "call.ringing", 1,
          "order.3.shipped", 1,
          "invoice.4", 1,
          "message.receive", Crowd.PER_TENANT / 3,
          "line.blocked", 0);

  private static final List<String> TYPES = List.copyOf(WANTED.keySet());

  private final SubscriptionIndex index;
  private final List<UUID> tenants;

  private Matching(SubscriptionIndex index, List<UUID> tenants) {
    this.index = index;
    this.tenants = tenants;
  }

  /** Reads all subscriptions of a {@link Crowd}, as a starting gateway does. */
  static Matching in(TestDatabase database) {
    Database opened =
        new Database(new Database.Access(database.url(), database.user(), database.password()));
    try (HikariDataSource pool = opened.pool("bench", 1, WAIT)) {
      SubscriptionIndex index = new SubscriptionIndex();
      Statements statements = new Statements(opened.vendor());
      new SubscriptionFeed(new Transactions(pool, statements, false), index).refresh();
      List<UUID> tenants =
          JdbcClient.create(pool).sql("select id from tenant").query(UUID.class).list();
      return new Matching(index, tenants);
    }
  }

  /**
   * The time of one match.
   *
   * @param events how many to match before it counts, and again as many that count
   * @return microseconds
   * @throws IllegalStateException when an event was not matched with just those that want it
   */
  double micros(int events) {
    match(events);
    long started = System.nanoTime();
    long found = match(events);
    double micros = (System.nanoTime() - started) / 1e3 / events;
    long wanted = IntStream.range(0, events).mapToLong(i -> WANTED.get(type(i))).sum();
    if (found != wanted) {
      throw new IllegalStateException(found + " matches found, there are " + wanted);
    }
    return micros;
  }

  private long match(int events) {
    long found = 0;
    for (int i = 0; i < events; i++) {
      // The whole crowd is gone through, not the few whose rows a cache holds.
      UUID tenant = tenants.get((int) (i * 7_919L % tenants.size()));
      found += index.matching(tenant, "omicall", type(i)).size();
    }
    return found;
  }

  /** Another type at each turn through the tenants, and from one tenant to the next. */
  private String type(int event) {
    return TYPES.get((event / tenants.size() + event) % TYPES.size());
  }
}
