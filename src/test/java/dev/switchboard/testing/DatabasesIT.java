package dev.switchboard.testing;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DatabasesIT {

  @ParameterizedTest
  @EnumSource(Databases.class)
  void givesEachGatewayADatabaseOfItsOwn(Databases databases) throws SQLException {
    TestDatabase first = databases.fresh();
    TestDatabase second = databases.fresh();

    try (Connection one = open(first);
        Connection other = open(second)) {
      one.createStatement().execute("create table mine (id integer)");
      assertThatCode(() -> other.createStatement().execute("create table mine (id integer)"))
          .doesNotThrowAnyException();
    }
  }

  private static Connection open(TestDatabase database) throws SQLException {
    return DriverManager.getConnection(database.url(), database.user(), database.password());
  }
}
