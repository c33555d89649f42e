package dev.switchboard.testing;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * How long a test waits for what must happen, before it takes it for missing: long enough for a
 * machine that is busy with other things, or that stands still for some seconds. JUnit finds this
 * and makes it what every {@code await()} waits for.
 */
public final class Patience implements BeforeAllCallback {
  /** For anything that takes moments. */
  public static final Duration USUAL = Duration.ofSeconds(60);

  /** For what starts or ends a process, or delivers many events. */
  public static final Duration LONG = Duration.ofSeconds(180);

  @Override
  public void beforeAll(ExtensionContext context) {
    Awaitility.setDefaultTimeout(USUAL);
  }

  /** The usual one for sockets, in milliseconds. */
  public static int millis() {
    return (int) USUAL.toMillis();
  }
}
