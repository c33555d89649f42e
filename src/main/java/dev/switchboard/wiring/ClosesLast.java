package dev.switchboard.wiring;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.camel.CamelContext;
import org.apache.camel.support.LifecycleStrategySupport;

/** Closes what routes and services rely on once all of them have stopped. */
final class ClosesLast extends LifecycleStrategySupport {
  private final Closeable resource;

  ClosesLast(Closeable resource) {
    this.resource = resource;
  }

  @Override
  public void onContextStopped(CamelContext context) {
    try {
      resource.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
