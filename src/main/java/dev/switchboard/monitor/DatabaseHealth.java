package dev.switchboard.monitor;

import dev.switchboard.store.DatabaseProbe;
import dev.switchboard.store.DatabaseTrouble;
import java.sql.SQLException;
import java.util.Map;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/** Not ready while the database does not answer: nothing could be accepted. */
public final class DatabaseHealth extends AbstractHealthCheck {
  private final DatabaseProbe probe;

  /**
   * @param probe asks the database
   */
  public DatabaseHealth(DatabaseProbe probe) {
    super("switchboard", "database");
    this.probe = probe;
  }

  @Override
  public boolean isLiveness() {
    return false;
  }

  @Override
  protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
    try {
      probe.ask();
      builder.up();
    } catch (SQLException e) {
      builder.message(DatabaseTrouble.describe(e)).down();
    }
  }
}
