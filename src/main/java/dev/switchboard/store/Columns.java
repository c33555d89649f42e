package dev.switchboard.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.springframework.jdbc.support.SqlArrayValue;

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

  static <T> SqlArrayValue uuids(Collection<T> rows, Function<T, ?> column) {
    return array("uuid", rows, column);
  }

  static <T> SqlArrayValue texts(Collection<T> rows, Function<T, String> column) {
    return array("varchar", rows, column);
  }

  static <T> SqlArrayValue integers(Collection<T> rows, Function<T, Integer> column) {
    return array("integer", rows, column);
  }

  static <T> SqlArrayValue times(Collection<T> rows, Function<T, Instant> column) {
    return array("timestamptz", rows, row -> time(column.apply(row)));
  }

  static <T> SqlArrayValue binaries(List<T> rows, Function<T, byte[]> column) {
    byte[][] values = new byte[rows.size()][];
    for (int i = 0; i < values.length; i++) {
      values[i] = column.apply(rows.get(i));
    }
    return new SqlArrayValue("bytea", (Object[]) values);
  }

  private static <T> SqlArrayValue array(String type, Collection<T> rows, Function<T, ?> column) {
    return new SqlArrayValue(type, rows.stream().map(column).toArray());
  }
}
