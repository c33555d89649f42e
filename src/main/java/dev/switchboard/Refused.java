package dev.switchboard;

import dev.switchboard.access.MasterKeyException;
import java.sql.SQLException;
import java.util.Optional;

/** Tells in one line why something cannot start, where the operator is the one to mend it. */
final class Refused {
  private static final int FILE_IN_USE = 90020;

  private Refused() {}

  /**
   * The reason among an error and its causes.
   *
   * @return empty when it is none of those that are known
   */
  static Optional<String> reason(Throwable failed) {
    for (Throwable error = failed; error != null; error = error.getCause()) {
      if (error instanceof MasterKeyException) {
        return Optional.of(error.getMessage());
      }
      if (error instanceof SQLException sql && sql.getErrorCode() == FILE_IN_USE) {
        return Optional.of(
            "the embedded database is in use by another process, which must be stopped first");
      }
    }
    return Optional.empty();
  }
}
