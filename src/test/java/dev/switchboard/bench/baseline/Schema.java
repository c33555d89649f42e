package dev.switchboard.bench.baseline;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Tables with the columns that a gateway cannot do without. */
final class Schema {
  private static final String[] STATEMENTS = {
    """
    create table event (
        id          uuid primary key,
        type        varchar(128) not null,
        payload     bytea not null,
        accepted_at timestamp(6) with time zone not null
    )
    """,
    """
    create table delivery (
        id         uuid primary key,
        event_id   uuid not null,
        subscriber integer not null,
        state      varchar(10) not null,
        owner      varchar(40),
        created_at timestamp(6) with time zone not null,
        status     integer,
        took_ms    integer
    )
    """,
    "create index delivery_owner on delivery (owner) where owner is not null"
  };

  private Schema() {}

  static void create(DataSource source) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : STATEMENTS) {
        statement.execute(sql);
      }
    }
  }
}
