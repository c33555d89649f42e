package dev.switchboard;

import dev.switchboard.access.MasterKeyException;
import java.sql.SQLException;
import java.util.Objects;

/** Tells in one line why something cannot start. */
final class Refused {
  private static final int FILE_IN_USE = 90020;
  private static final int LONGEST = 500;

  private Refused() {}

  /** The reason among an error and its causes: what an operator can mend, where that is known. */
  static String reason(Throwable failed) {
    Throwable telling = failed;
    SQLException sql = null;
    for (Throwable error = failed; error != null; error = error.getCause()) {
      if (error instanceof MasterKeyException) {
        return error.getMessage();
      }
      if (error instanceof SQLException found) {
        sql = found;
      }
      if (repeatsItsCause(telling)) {
        telling = error;
      }
    }
    return oneLine(sql == null ? told(telling) : told(sql));
  }

  private static String told(SQLException error) {
    return error.getErrorCode() == FILE_IN_USE
        ? "the embedded database is in use by another process, which must be stopped first"
        : "the database cannot be used: " + error.getMessage();
  }

  private static String told(Throwable error) {
    return Objects.requireNonNullElse(error.getMessage(), error.toString());
  }

  /** So do exceptions that are made of nothing but their cause. */
  private static boolean repeatsItsCause(Throwable error) {
    Throwable cause = error.getCause();
    return cause != null
        && (error.getMessage() == null || error.getMessage().equals(cause.toString()));
  }

  private static String oneLine(String text) {
    String line = text.replaceAll("\\s+", " ").trim();
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
  }
}
