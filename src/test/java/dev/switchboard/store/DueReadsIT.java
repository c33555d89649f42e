package dev.switchboard.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.subscription.Portfolio;
import dev.switchboard.subscription.Preferences;
import dev.switchboard.subscription.Revision;
import dev.switchboard.subscription.Revision.Selection;
import dev.switchboard.subscription.SampleSubscription;
import dev.switchboard.subscription.Subscription;
import dev.switchboard.testing.Databases;
import dev.switchboard.testing.OpenDatabase;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** How much the embedded database reads for a claim, and at a start: only what it brings. */
class DueReadsIT {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private static final UUID OWNER = UUID.randomUUID();
  private static final int SUBSCRIPTIONS = 4;
  private static final int OF_EACH = 1_000;
  private static final int MOST = 10;
  private static final Pattern READ = Pattern.compile("scanCount: (\\d+)");

  private static final List<UUID> TO =
      Stream.generate(UUID::randomUUID).limit(SUBSCRIPTIONS).toList();
  private static OpenDatabase database;

  @BeforeAll
  static void fill() {
    database = OpenDatabase.fresh(Databases.H2);
    UUID tenant = UUID.randomUUID();
    database.add(tenant, NOW);
    List<Subscription> made =
        TO.stream()
            .map(id -> SampleSubscription.choosing(id, tenant, Preferences.USUAL, NOW))
            .toList();
    database
        .subscriptions(NOW)
        .revise(
            new Revision(
                tenant,
                "native",
                Selection.byUrl("https://new.example"),
                nothing -> Portfolio.of(made)));
    for (UUID subscription : TO) {
      fill(subscription, "pending", NOW.minusSeconds(60));
      fill(subscription, "pending", null);
      fill(subscription, "delivered", null);
    }
  }

  private static void fill(UUID subscription, String state, Instant due) {
    database
        .sql()
        .sql(
            """
            insert into delivery (id, event_id, tenant_id, subscription_id, state, attempts, due_at, created_at)
            select random_uuid(), random_uuid(), random_uuid(), :to, :state, 0, :due, :now
            from system_range(1, :count)
            """)
        .param("to", subscription)
        .param("state", state)
        .param("due", Columns.time(due))
        .param("now", Columns.time(NOW))
        .param("count", OF_EACH)
        .update();
  }

  @AfterAll
  static void close() {
    database.close();
  }

  static Stream<Arguments> statements() {
    return Stream.of(
        row("outbox/pick-due", s -> s.param("now", Columns.time(NOW)).param("most", MOST)),
        row("outbox/due-subscriptions", s -> s.param("now", Columns.time(NOW))),
        row(
            "outbox/pick-due-of",
            s ->
                s.param("now", Columns.time(NOW))
                    .param("subscriptions", Columns.uuids(TO, id -> id))
                    .param("most", MOST)),
        row("outbox/pick-queued", s -> s.param("subscription", TO.get(0)).param("most", MOST)),
        row(
            "outbox/pick-waiting",
            s -> s.param("subscription", TO.get(0)).param("state", "pending").param("most", MOST)),
        row("outbox/leased-deliveries", s -> s.param("owner", OWNER)),
        row(
            "node/free-deliveries-of",
            s -> s.param("incarnation", OWNER).param("now", Columns.time(NOW))),
        row("node/free-deliveries-of-nobody", s -> s.param("now", Columns.time(NOW))));
  }

  private static Arguments row(String statement, UnaryOperator<StatementSpec> parameters) {
    return Arguments.of(statement, parameters);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("statements")
  void readsNoMoreOfABacklogThanItBrings(
      String statement, UnaryOperator<StatementSpec> parameters) {
    String text = new Statements(Vendor.H2).text(statement);
    String plan =
        parameters
            .apply(database.sql().sql("explain analyze " + text))
            .query(String.class)
            .single();
    // A part that is run for each subscription tells what its last run has read.
    assertThat(READ.matcher(plan).results().map(DueReadsIT::number))
        .describedAs(plan)
        .isNotEmpty()
        .allMatch(read -> read <= MOST + 1);
  }

  private static int number(MatchResult read) {
    return Integer.parseInt(read.group(1));
  }
}
