package dev.switchboard.bench;

import java.io.PrintStream;
import java.util.Locale;

/** What the person who started a run gets to see; the only class that prints. */
public final class Report {
  private final PrintStream out;

  private Report(PrintStream out) {
    this.out = out;
  }

  /** A report on the console. */
  public static Report onConsole() {
    return new Report(System.out);
  }

  /** A report that nobody reads. */
  static Report silent() {
    return new Report(new PrintStream(PrintStream.nullOutputStream()));
  }

  /** One line. */
  public void say(String format, Object... values) {
    out.println(String.format(Locale.ROOT, format, values));
  }
}
