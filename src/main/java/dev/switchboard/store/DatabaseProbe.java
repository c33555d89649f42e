package dev.switchboard.store;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Tells whether the database answers. */
public final class DatabaseProbe {
  private static final int SECONDS = 2;

  private final DataSource source;

  /**
   * @param source the pool whose database is asked
   */
  public DatabaseProbe(DataSource source) {
    this.source = source;
  }

  /**
   * Asks the database.
   *
   * @throws SQLException when there is no answer
   */
  public void ask() throws SQLException {
    try (Connection connection = source.getConnection()) {
      if (!connection.isValid(SECONDS)) {
        throw new SQLException("the database does not answer");
      }
    }
  }
}
