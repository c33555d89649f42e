package dev.switchboard.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.TransactionSystemException;

class DatabaseWatchTest {
  private final AtomicInteger renewals = new AtomicInteger();
  private final DatabaseWatch watch = new DatabaseWatch(() -> 0, renewals::incrementAndGet);

  @Test
  void takesTheDatabaseForWellUntilASignOfLifeFails() {
    watch.troubled("store events", new SQLException("somebody else's trouble"));
    assertThat(watch.trouble()).isNull();

    watch.failed(new SQLException("gone"));
    assertThat(watch.trouble()).isEqualTo("SQLException: gone");

    watch.answered();
    assertThat(watch.trouble()).isNull();
  }

  @Test
  void keepsWhatTheDatabaseSaidWhenItFallsSilent() {
    watch.silent();
    assertThat(watch.trouble()).isEqualTo("it does not answer");

    watch.failed(new SQLException("gone"));
    watch.silent();
    assertThat(watch.trouble()).isEqualTo("SQLException: gone");
  }

  @Test
  void givesUpConnectionsDuringAnOutageAndOnceAfterIt() {
    watch.answered();
    assertThat(renewals).hasValue(0);

    watch.failed(new SQLException("gone"));
    watch.failed(new SQLException("gone"));
    watch.answered();
    watch.answered();

    assertThat(renewals).hasValue(3);
  }

  @Test
  void tellsWhatTheDriverSaidAndNotWhatTheNetworkDid() {
    SQLException driver =
        new SQLException("Connection to db:5432 refused", new ConnectException("refused"));
    TransactionSystemException rollback =
        new TransactionSystemException("no rollback", new SQLException("Connection is closed"));
    rollback.initApplicationException(new DataAccessResourceFailureException("sql", driver));

    assertThat(DatabaseTrouble.describe(rollback))
        .isEqualTo("SQLException: Connection to db:5432 refused");
    assertThat(DatabaseTrouble.describe(new IllegalStateException("x\ny")))
        .isEqualTo("IllegalStateException: x");
  }
}
