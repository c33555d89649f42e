package dev.switchboard.store;

import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.transaction.TransactionException;

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

  /**
   * One line for the log: the class of the trouble and what the database said, without the
   * statement.
   */
  public static String describe(Throwable trouble) {
    Throwable cause = trouble;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String message =
        cause.getMessage() == null ? "" : cause.getMessage().lines().findFirst().orElse("");
    return cause.getClass().getSimpleName() + ": " + message;
  }
}
