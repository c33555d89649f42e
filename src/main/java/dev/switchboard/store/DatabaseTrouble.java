package dev.switchboard.store;

import java.sql.SQLException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.TransactionSystemException;

/**
 * Tells trouble that passes (the database is away, full, too busy) from data or statements it will
 * never take.
 */
public final class DatabaseTrouble {
  private DatabaseTrouble() {}

  /** Tells whether the same work may succeed later. */
  public static boolean isPassing(Throwable trouble) {
    if (trouble instanceof TransactionException) {
      return true;
    }
    return trouble instanceof DataAccessException
        && !(trouble instanceof DataIntegrityViolationException)
        && !(trouble instanceof BadSqlGrammarException)
        && !(trouble instanceof InvalidDataAccessApiUsageException);
  }

  /** The class of the trouble and the database's code for it: nothing that quotes values. */
  public static String kind(Throwable trouble) {
    String kind = trouble.getClass().getSimpleName();
    for (Throwable cause = trouble; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        return kind + " (" + sql.getSQLState() + ")";
      }
    }
    return kind;
  }

  /**
   * One line for the log: the class of the trouble and what the database said, without the
   * statement.
   */
  public static String describe(Throwable trouble) {
    Throwable told = trouble;
    boolean byDatabase = false;
    for (Throwable cause = first(trouble); cause != null; cause = cause.getCause()) {
      boolean sql = cause instanceof SQLException;
      // Below what the driver says is only how the network failed, without saying where.
      if (sql || !byDatabase) {
        told = cause;
        byDatabase |= sql;
      }
    }
    String message =
        told.getMessage() == null ? "" : told.getMessage().lines().findFirst().orElse("");
    return told.getClass().getSimpleName() + ": " + message;
  }

  /** That a broken connection could not be rolled back either is not what went wrong. */
  private static Throwable first(Throwable trouble) {
    return trouble instanceof TransactionSystemException failed
            && failed.getApplicationException() != null
        ? failed.getApplicationException()
        : trouble;
  }
}
