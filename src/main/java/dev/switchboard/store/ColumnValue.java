package dev.switchboard.store;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.Oid;
import org.postgresql.jdbc.PgArray;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.support.SqlValue;

/** A whole column as an array parameter, in the form that is cheapest for the database at hand. */
final class ColumnValue implements SqlValue {
  private final Object[] values;
  private final String type;
  private final int arrayOid;
  private final UnaryOperator<Object[]> plain;
  private final Function<Object[], byte[]> binary;
  private Array array;

  private ColumnValue(
      Object[] values,
      String type,
      int arrayOid,
      UnaryOperator<Object[]> plain,
      Function<Object[], byte[]> binary) {
    this.values = values;
    this.type = type;
    this.arrayOid = arrayOid;
    this.plain = plain;
    this.binary = binary;
  }

  /**
   * @param values {@link java.util.UUID}s or nulls
   */
  static ColumnValue ofUuids(Object[] values) {
    return new ColumnValue(
        values, "uuid", Oid.UUID_ARRAY, UnaryOperator.identity(), BinaryArray::ofUuids);
  }

  /**
   * @param values {@link Instant}s or nulls
   */
  static ColumnValue ofTimes(Object[] values) {
    return new ColumnValue(
        values, "timestamptz", Oid.TIMESTAMPTZ_ARRAY, ColumnValue::times, BinaryArray::ofTimes);
  }

  @Override
  public void setValue(PreparedStatement statement, int index) throws SQLException {
    Connection connection = statement.getConnection();
    array =
        connection.isWrapperFor(BaseConnection.class)
            ? new PgArray(connection.unwrap(BaseConnection.class), arrayOid, binary.apply(values))
            : connection.createArrayOf(type, plain.apply(values));
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

  private static Object[] times(Object[] instants) {
    return Arrays.stream(instants).map(time -> Columns.time((Instant) time)).toArray();
  }
}
