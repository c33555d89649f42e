package dev.switchboard.store;

import dev.switchboard.event.Event;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.RowCallbackHandler;

/** Reads events. One whose row is damaged keeps none of the others from being read. */
final class EventRows {
  private static final Logger LOG = LoggerFactory.getLogger(EventRows.class);

  /** What PostgreSQL calls damaged data, and what else should never happen inside it. */
  private static final String INTERNAL = "XX";

  private final Transactions transactions;

  EventRows(Transactions transactions) {
    this.transactions = transactions;
  }

  /**
   * The events with these ids, by id, as far as they are there and can be read.
   *
   * @throws DataAccessException when the database is away
   */
  Map<UUID, Event> read(Collection<UUID> ids) {
    Map<UUID, Event> events = new HashMap<>();
    try {
      readInto(events, ids);
    } catch (DataAccessException e) {
      if (!isDamage(e)) {
        throw e;
      }
      ids.forEach(id -> readAlone(events, id));
    }
    return events;
  }

  private void readAlone(Map<UUID, Event> events, UUID id) {
    try {
      readInto(events, List.of(id));
    } catch (DataAccessException e) {
      if (!isDamage(e)) {
        throw e;
      }
      LOG.error("the row of event {} is damaged: {}", id, DatabaseTrouble.describe(e));
    }
  }

  private void readInto(Map<UUID, Event> events, Collection<UUID> ids) {
    RowCallbackHandler keep =
        row -> {
          UUID id = row.getObject("id", UUID.class);
          events.put(
              id,
              new Event(
                  id,
                  row.getObject("tenant_id", UUID.class),
                  row.getString("source"),
                  row.getString("type"),
                  row.getString("ordering_key"),
                  row.getBytes("payload"),
                  Columns.instant(row.getObject("occurred_at", OffsetDateTime.class)),
                  Columns.instant(row.getObject("accepted_at", OffsetDateTime.class)),
                  Columns.instant(row.getObject("expires_at", OffsetDateTime.class))));
        };
    transactions.runApart(
        () ->
            transactions
                .statement("outbox/select-events")
                .param("ids", Columns.uuids(ids, id -> id))
                .query(keep));
  }

  private static boolean isDamage(DataAccessException e) {
    return e.getMostSpecificCause() instanceof SQLException cause
        && cause.getSQLState() != null
        && cause.getSQLState().startsWith(INTERNAL);
  }
}
