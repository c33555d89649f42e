package dev.switchboard.outbox;

import dev.switchboard.delivery.DeliveryState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.UUID;

/**
 * A row of a delivery.
 *
 * @param expiresAt when its event expires; null for never
 */
record ClusterRow(
    UUID id,
    Reference.Owed owed,
    DeliveryState state,
    int attempts,
    Instant dueAt,
    UUID owner,
    Instant finishedAt,
    Integer status,
    String reason,
    Instant expiresAt) {
  static final String ALL =
      "select d.id, d.event_id, d.subscription_id, d.state, d.attempts, d.due_at, d.owner,"
          + " d.finished_at, d.status, d.reason, e.expires_at"
          + " from delivery d join event e on e.id = d.event_id order by d.id";

  static ClusterRow read(ResultSet row, int index) throws SQLException {
    return new ClusterRow(
        row.getObject(1, UUID.class),
        new Reference.Owed(row.getObject(2, UUID.class), row.getObject(3, UUID.class)),
        DeliveryState.named(row.getString(4)),
        row.getInt(5),
        time(row, 6),
        row.getObject(7, UUID.class),
        time(row, 8),
        row.getObject(9, Integer.class),
        row.getString(10),
        time(row, 11));
  }

  /** Whether it is in exactly one of the places a row may be in. */
  boolean isInOnePlace() {
    boolean waits = owner == null && dueAt == null;
    return switch (state) {
      case PENDING -> finishedAt == null && (owner == null || dueAt == null);
      case HELD -> finishedAt == null && waits;
      case DELIVERED, DEAD, CANCELLED -> finishedAt != null && waits;
    };
  }

  /** Whether its event is no longer worth delivering. */
  boolean isExpired(Instant now) {
    return expiresAt != null && now.isAfter(expiresAt);
  }

  /** Whether all that were accepted before it for the same subscription have come to their ends. */
  boolean isFirst(Collection<ClusterRow> all) {
    return all.stream()
        .filter(other -> other.owed.subscription().equals(owed.subscription()))
        .filter(other -> other.id.compareTo(id) < 0)
        .allMatch(other -> other.state.isFinal());
  }

  private static Instant time(ResultSet row, int column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
