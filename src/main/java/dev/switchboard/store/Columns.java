package dev.switchboard.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.jdbc.support.SqlValue;

/**
 * Values as JDBC takes them, and whole columns as array parameters: one statement then writes many
 * rows in one round trip on either database.
 */
final class Columns {
  private Columns() {}

  static OffsetDateTime time(Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }

  static Instant instant(OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }

  static <T> SqlValue uuids(Collection<T> rows, Function<T, ?> column) {
    return ColumnValue.ofUuids(rows.stream().map(column).toArray());
  }

  static <T> SqlValue texts(Collection<T> rows, Function<T, String> column) {
    return array("varchar", rows, column, String[]::new);
  }

  static <T> SqlValue integers(Collection<T> rows, Function<T, Integer> column) {
    return array("integer", rows, column, Integer[]::new);
  }

  static <T> SqlValue times(Collection<T> rows, Function<T, Instant> column) {
    return ColumnValue.ofTimes(rows.stream().map(column).toArray());
  }

  static <T> SqlValue binaries(List<T> rows, Function<T, byte[]> column) {
    byte[][] values = new byte[rows.size()][];
    for (int i = 0; i < values.length; i++) {
      values[i] = column.apply(rows.get(i));
    }
    return new SqlArrayValue("bytea", (Object[]) values);
  }

  /** The kind of array matters: PostgreSQL's driver sends what it knows by it in binary. */
  private static <T, C> SqlValue array(
      String type, Collection<T> rows, Function<T, C> column, IntFunction<C[]> kind) {
    return new SqlArrayValue(type, (Object[]) rows.stream().map(column).toArray(kind));
  }
}
