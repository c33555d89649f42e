package dev.switchboard.store;

import dev.switchboard.testing.OpenDatabase;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * One connection to a PostgreSQL database, and how many rows have been read on it: what a
 * connection has read is told by itself only.
 */
final class CountedReads {
  private final DataSource source;

  CountedReads(OpenDatabase database) throws SQLException {
    source = new SingleConnectionDataSource(database.pool().getConnection(), true);
  }

  DataSource source() {
    return source;
  }

  JdbcClient sql() {
    return JdbcClient.create(source);
  }

  /** By scans of whole tables and through their indexes. */
  long soFar() {
    sql().sql("select pg_stat_force_next_flush()").query(Object.class).list();
    return sql()
        .sql(
            """
            select (select sum(seq_tup_read) from pg_stat_user_tables)
                 + (select sum(idx_tup_read) from pg_stat_user_indexes)
            """)
        .query(Long.class)
        .single();
  }
}
