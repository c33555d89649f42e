package dev.switchboard.flow;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.config.Property;

/**
 * Everything that is logged at debug level, by whatever library, with the messages of all errors,
 * until it is closed. Only those loggers are left as they are that the product's own configuration
 * keeps quiet by name, since they print secrets by their nature.
 */
final class CapturedLog implements AutoCloseable {
  /** What {@code config/log4j2.properties} keeps at warn or above, and says why. */
  static final List<String> KEPT_QUIET =
      List.of(
          "org.apache.camel.component.properties",
          "org.apache.camel.impl.engine.DefaultCamelContextExtension",
          "org.apache.camel.component.http",
          "org.apache.hc");

  private final LoggerContext context = LoggerContext.getContext(false);
  private final Queue<String> lines = new ConcurrentLinkedQueue<>();

  CapturedLog() {
    Configuration configuration = context.getConfiguration();
    Keeper keeper = new Keeper(lines);
    keeper.start();
    LoggerConfig root = configuration.getRootLogger();
    root.getAppenders().keySet().forEach(root::removeAppender);
    root.addAppender(keeper, Level.DEBUG, null);
    configuration.getLoggers().values().forEach(logger -> logger.setLevel(Level.DEBUG));
    KEPT_QUIET.forEach(
        name -> configuration.addLogger(name, new LoggerConfig(name, Level.WARN, true)));
    context.updateLoggers();
  }

  String text() {
    return String.join("\n", lines);
  }

  /** The lines that an operator sees unless more is asked for, of loggers below a name. */
  List<String> shownBelow(String name) {
    return lines.stream()
        .filter(line -> !line.startsWith("DEBUG ") && line.contains(" " + name + "."))
        .toList();
  }

  @Override
  public void close() {
    context.reconfigure();
  }

  private static final class Keeper extends AbstractAppender {
    private final Queue<String> lines;

    Keeper(Queue<String> lines) {
      super("keeper", null, null, true, Property.EMPTY_ARRAY);
      this.lines = lines;
    }

    @Override
    public void append(LogEvent event) {
      StringWriter text = new StringWriter();
      text.append(event.getLevel().name()).append(' ');
      text.append(event.getLoggerName()).append(" - ");
      text.append(event.getMessage().getFormattedMessage());
      if (event.getThrown() != null) {
        event.getThrown().printStackTrace(new PrintWriter(text, true));
      }
      lines.add(text.toString());
    }
  }
}
