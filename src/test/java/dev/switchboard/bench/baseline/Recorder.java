package dev.switchboard.bench.baseline;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;

/** Writes down how deliveries ended, many in one statement. */
final class Recorder implements Batches.Work<Finished> {
  private static final String UPDATE =
      """
      update delivery
      set state = case when x.status between 200 and 299 then 'delivered' else 'dead' end,
          owner = null, status = x.status, took_ms = x.took
      from unnest(?::uuid[], ?::integer[], ?::integer[]) as x (id, status, took)
      where delivery.id = x.id
      """;

  private final Unfinished unfinished;

  Recorder(Unfinished unfinished) {
    this.unfinished = unfinished;
  }

  @Override
  public void write(Connection connection, List<Finished> group) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(UPDATE)) {
      update.setArray(1, connection.createArrayOf("uuid", column(group, Finished::delivery)));
      update.setArray(2, connection.createArrayOf("integer", column(group, Finished::status)));
      update.setArray(3, connection.createArrayOf("integer", column(group, Finished::tookMillis)));
      update.executeUpdate();
    }
  }

  @Override
  public void written(List<Finished> group) {
    unfinished.recorded(group.size());
  }

  private static Object[] column(List<Finished> group, Function<Finished, Object> value) {
    return group.stream().map(value).toArray();
  }
}
