package dev.switchboard.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.testing.Databases;
import dev.switchboard.testing.OpenDatabase;
import dev.switchboard.testing.Warnings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.apache.logging.log4j.core.LoggerContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server that ends a connection just before the commit, with the log set up as it is shipped. */
class BrokenCommitIT {
  private static final Duration GONE_AFTER = Duration.ofSeconds(30);

  private final LoggerContext logging = LoggerContext.getContext(false);
  @AutoClose private final OpenDatabase database = OpenDatabase.fresh(Databases.POSTGRESQL);

  @BeforeEach
  void logAsShipped() {
    logging.setConfigLocation(Path.of("config/log4j2.properties").toUri());
  }

  @AfterEach
  void logAsInTests() {
    logging.setConfigLocation(null);
  }

  @Test
  void isThrownAsTroubleThatPassesAndLeftToTheDatabaseWatchToTell() {
    try (Warnings warnings = new Warnings()) {
      assertThatThrownBy(() -> database.transactions().run(this::endOwnConnection))
          .matches(DatabaseTrouble::isPassing);

      assertThat(warnings.lines()).isEmpty();
    }
  }

  private boolean endOwnConnection() {
    int own = database.sql().sql("select pg_backend_pid()").query(Integer.class).single();
    try (Connection other = database.pool().getConnection()) {
      String end = "select pg_terminate_backend(" + own + ", " + GONE_AFTER.toMillis() + ")";
      return other.createStatement().execute(end);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
