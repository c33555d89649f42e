package dev.switchboard.store;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.Oid;
import org.postgresql.jdbc.PgArray;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.support.SqlValue;

/** A whole column as an array parameter, in the form that is cheapest for the database at hand. */
final class ColumnValue implements SqlValue {
  private static final String UUID = "uuid";
  private static final String TIME = "timestamptz";

  private final String type;
  private final Object[] values;
  private Array array;

  private ColumnValue(String type, Object[] values) {
    this.type = type;
    this.values = values;
  }

  /**
   * @param values {@link java.util.UUID}s or nulls
   */
  static ColumnValue ofUuids(Object[] values) {
    return new ColumnValue(UUID, values);
  }

  /**
   * @param values {@link Instant}s or nulls
   */
  static ColumnValue ofTimes(Object[] values) {
    return new ColumnValue(TIME, values);
  }

  @Override
  public void setValue(PreparedStatement statement, int index) throws SQLException {
    Connection connection = statement.getConnection();
    array =
        connection.isWrapperFor(BaseConnection.class)
            ? binary(connection.unwrap(BaseConnection.class))
            : connection.createArrayOf(type, type.equals(UUID) ? values : times());
    statement.setArray(index, array);
  }

  @Override
  public void cleanup() {
    try {
      if (array != null) {
        array.free();
      }
    } catch (SQLException e) {
      throw new DataAccessResourceFailureException("An array could not be freed", e);
    }
  }

  private Array binary(BaseConnection connection) throws SQLException {
    return type.equals(UUID)
        ? new PgArray(connection, Oid.UUID_ARRAY, BinaryArray.ofUuids(values))
        : new PgArray(connection, Oid.TIMESTAMPTZ_ARRAY, BinaryArray.ofTimes(values));
  }

  private Object[] times() {
    Object[] times = new Object[values.length];
    for (int i = 0; i < times.length; i++) {
      times[i] = Columns.time((Instant) values[i]);
    }
    return times;
  }
}
