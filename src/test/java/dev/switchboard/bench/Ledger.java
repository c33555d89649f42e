package dev.switchboard.bench;

import dev.switchboard.store.DatabaseUrl;
import dev.switchboard.testing.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * What a subject's database holds once it has ended.
 *
 * @param events that were stored
 * @param deliveries of them, whatever became of them
 * @param delivered those that their subscriber took
 */
record Ledger(long events, long deliveries, long delivered) {
  /** Of a database that nothing was in before. */
  static final Ledger EMPTY = new Ledger(0, 0, 0);

  private static final String DELIVERED = "delivery where state = 'delivered'";

  /** Reads it; an embedded database must be closed by then. */
  static Ledger of(TestDatabase database) throws SQLException {
    try (Connection connection = open(database);
        Statement statement = connection.createStatement()) {
      return new Ledger(
          count(statement, "event"), count(statement, "delivery"), count(statement, DELIVERED));
    }
  }

  /** How many deliveries were taken by their subscribers, with nothing else counted. */
  static long delivered(TestDatabase database) throws SQLException {
    try (Connection connection = open(database);
        Statement statement = connection.createStatement()) {
      return count(statement, DELIVERED);
    }
  }

  /** What came after an earlier look at the same database. */
  Ledger since(Ledger earlier) {
    return new Ledger(
        events - earlier.events, deliveries - earlier.deliveries, delivered - earlier.delivered);
  }

  /**
   * Compares it with what was posted and received.
   *
   * @throws IllegalStateException when the numbers are not the same, or fewer are delivered than
   *     {@code received}
   */
  void check(long posted, long owed, long received) {
    if (events != posted || deliveries != owed || delivered < received) {
      throw new IllegalStateException(
          this
              + " does not account for "
              + posted
              + " events with "
              + owed
              + " deliveries, "
              + received
              + " of them received");
    }
  }

  private static Connection open(TestDatabase database) throws SQLException {
    String url = database.url();
    if (url.startsWith("jdbc:h2:")) {
      url = DatabaseUrl.complete(url);
    }
    return DriverManager.getConnection(url, database.user(), database.password());
  }

  private static long count(Statement statement, String rows) throws SQLException {
    try (ResultSet answer = statement.executeQuery("select count(*) from " + rows)) {
      answer.next();
      return answer.getLong(1);
    }
  }
}
