package dev.switchboard.monitor;

import dev.switchboard.store.DatabaseWatch;
import java.util.Map;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/**
 * Not ready while the database does not answer: nothing could be accepted. Who asks never waits.
 */
public final class DatabaseHealth extends AbstractHealthCheck {
  private final DatabaseWatch watch;

  /**
   * @param watch knows how the database is
   */
  public DatabaseHealth(DatabaseWatch watch) {
    super("switchboard", "database");
    this.watch = watch;
  }

  @Override
  public boolean isLiveness() {
    return false;
  }

  @Override
  protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
    String trouble = watch.trouble();
    if (trouble == null) {
      builder.up();
    } else {
      builder.message(trouble).down();
    }
  }
}
