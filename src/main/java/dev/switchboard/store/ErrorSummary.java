package dev.switchboard.store;

import java.sql.SQLException;

/**
 * What may be told of an error: its classes and places, never its messages, which quote payloads
 * and secrets.
 */
public final class ErrorSummary {
  private static final int DEEPEST = 5;
  private static final int FRAMES = 40;

  private ErrorSummary() {}

  /** One line: the classes of an error and its causes, each with the place it was thrown at. */
  public static String of(Throwable error) {
    return tell(error, 1, " at ");
  }

  /** The same with more of the places, a line each. */
  public static String trace(Throwable error) {
    return tell(error, FRAMES, System.lineSeparator() + "\tat ");
  }

  private static String tell(Throwable error, int frames, String at) {
    StringBuilder text = new StringBuilder();
    Throwable current = error;
    for (int depth = 0; current != null && depth < DEEPEST; depth++) {
      text.append(depth == 0 ? "" : ", caused by ").append(current.getClass().getName());
      text.append(current instanceof SQLException sql ? " (" + sql.getSQLState() + ")" : "");
      StackTraceElement[] trace = current.getStackTrace();
      for (int i = 0; i < Math.min(frames, trace.length); i++) {
        text.append(at).append(trace[i]);
      }
      current = current.getCause();
    }
    return text.toString();
  }
}
