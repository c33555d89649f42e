package dev.switchboard.store;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;

/**
 * Tells the pool after which errors a connection is of no use any more, beside those it knows of
 * itself. A connection that is used again at once is not tested before, so one that is not taken
 * out here could fail for ever.
 */
final class UselessConnections implements SQLExceptionOverride {
  /** The server has become a standby, say; another may have taken its place. */
  private static final String READ_ONLY = "25006";

  @java.lang.Override
  public Override adjudicate(SQLException error) {
    // This is how the embedded database tells that it was closed beneath the connection.
    boolean useless =
        error instanceof SQLNonTransientConnectionException
            || READ_ONLY.equals(error.getSQLState());
    return useless ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
  }
}
