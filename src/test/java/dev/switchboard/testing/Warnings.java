package dev.switchboard.testing;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.config.Property;

/** The warnings and errors that this process logs, by whatever library, until it is closed. */
public final class Warnings extends AbstractAppender implements AutoCloseable {
  private final LoggerConfig root =
      LoggerContext.getContext(false).getConfiguration().getRootLogger();
  private final Queue<String> lines = new ConcurrentLinkedQueue<>();

  /** Listens from now on. */
  public Warnings() {
    super("warnings", null, null, true, Property.EMPTY_ARRAY);
    start();
    root.addAppender(this, Level.WARN, null);
  }

  /** What was logged so far: logger and message. */
  public List<String> lines() {
    return List.copyOf(lines);
  }

  @Override
  public void append(LogEvent event) {
    lines.add(event.getLoggerName() + " - " + event.getMessage().getFormattedMessage());
  }

  @Override
  public void close() {
    root.removeAppender(getName());
    stop();
  }
}
