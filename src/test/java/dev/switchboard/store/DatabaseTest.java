package dev.switchboard.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class DatabaseTest {

  @Test
  void letsTheDriverPrintNothingPastTheLog() {
    new Database(new Database.Access("jdbc:postgresql://127.0.0.1/none", "sa", ""));

    Logger prints = Logger.getLogger("org.postgresql.core.ConnectionFactory");
    assertThat(prints.isLoggable(Level.SEVERE)).isFalse();
  }
}
