package dev.switchboard.bench.baseline;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** Stores events with their deliveries, and passes them on once they are safe. */
final class Committer implements Batches.Work<Accepted> {
  private static final String EVENT =
      "insert into event (id, type, payload, accepted_at) values (?, 'call.ringing', ?, now())";
  private static final String DELIVERY =
      "insert into delivery (id, event_id, subscriber, state, owner, created_at)"
          + " values (?, ?, ?, 'pending', 'this', now())";

  private final Consumer<List<Accepted>> next;

  Committer(Consumer<List<Accepted>> next) {
    this.next = next;
  }

  @Override
  public void write(Connection connection, List<Accepted> group) throws SQLException {
    try (PreparedStatement events = connection.prepareStatement(EVENT);
        PreparedStatement deliveries = connection.prepareStatement(DELIVERY)) {
      for (Accepted event : group) {
        events.setObject(1, event.id());
        events.setBytes(2, event.payload().getBytes());
        events.addBatch();
        int subscriber = 0;
        for (UUID delivery : event.deliveries()) {
          deliveries.setObject(1, delivery);
          deliveries.setObject(2, event.id());
          deliveries.setInt(3, subscriber++);
          deliveries.addBatch();
        }
      }
      events.executeBatch();
      deliveries.executeBatch();
    }
  }

  @Override
  public void written(List<Accepted> group) {
    next.accept(group);
  }
}
