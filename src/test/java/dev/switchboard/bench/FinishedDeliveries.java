package dev.switchboard.bench;

import dev.switchboard.testing.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Rows of events that were delivered at once, a thousand a second until now, as if the gateway had
 * been at it for hours. Their ids ascend with time, as the gateway's own do, so that its next ones
 * are added at the same end of each index.
 */
final class FinishedDeliveries {
  private static final String EVENTS =
      """
      insert into event (id, tenant_id, source, type, ordering_key, payload, occurred_at, accepted_at)
      select cast(lpad(to_hex(start.at + n), 12, '0') || '70008' || lpad(to_hex(n), 15, '0') as uuid),
             subscription.tenant_id, 'omicall', 'call.ringing', 'u-' || n, convert_to('{"seq":' || n || '}', 'UTF8'),
             to_timestamp((start.at + n) / 1000.0), to_timestamp((start.at + n) / 1000.0)
      from subscription,
           (select cast(extract(epoch from now()) * 1000 as bigint) - count - 1000 as at, count
            from (select cast(? as bigint) as count) as asked) as start,
           generate_series(cast(1 as bigint), start.count) as n
      """;

  private static final String DELIVERIES =
      """
      insert into delivery (id, event_id, tenant_id, subscription_id, state, attempts, created_at, finished_at, status,
                            took_ms)
      select cast(overlay(cast(event.id as varchar) placing '9' from 20 for 1) as uuid), event.id, event.tenant_id,
             subscription.id, 'delivered', 1, event.accepted_at, event.accepted_at + interval '5 milliseconds', 200, 3
      from event, subscription
      """;

  private FinishedDeliveries() {}

  /**
   * Puts them into a PostgreSQL database whose only subscription is to have got them, and that
   * nothing was posted to yet.
   */
  static void put(TestDatabase database, int count) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(database.url(), database.user(), database.password());
        PreparedStatement events = connection.prepareStatement(EVENTS);
        Statement statement = connection.createStatement()) {
      events.setLong(1, count);
      events.executeUpdate();
      statement.executeUpdate(DELIVERIES);
      // What the server would otherwise do by itself, and in the middle of a round.
      statement.execute("vacuum (analyze) event, delivery");
      statement.execute("checkpoint");
    }
  }
}
