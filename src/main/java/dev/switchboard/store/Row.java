package dev.switchboard.store;

import java.sql.SQLException;

/** A row that was found, wherever it is kept by now. */
@FunctionalInterface
interface Row {
  /**
   * The value of a column.
   *
   * @return null when it has none
   * @throws SQLException what the database throws when it is asked
   */
  Object get(String column) throws SQLException;
}
