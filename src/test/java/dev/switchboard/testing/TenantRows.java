package dev.switchboard.testing;

import dev.switchboard.store.DatabaseUrl;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Everything the database holds of a tenant: its rows in every table that knows tenants. */
public final class TenantRows implements AutoCloseable {
  private static final String TABLES =
      "select lower(table_name) from information_schema.columns"
          + " where lower(column_name) = 'tenant_id' order by 1";

  private final SingleConnectionDataSource connection;
  private final JdbcClient client;
  private final List<String> tables;

  /** Reads {@code database}, by a connection of its own. */
  public TenantRows(TestDatabase database) {
    String url = DatabaseUrl.complete(database.url());
    connection = new SingleConnectionDataSource(url, database.user(), database.password(), true);
    client = JdbcClient.create(connection);
    tables = client.sql(TABLES).query(String.class).list();
  }

  /** The rows, by table, as text in a steady order. */
  public Map<String, List<String>> of(String tenant) {
    Map<String, List<String>> rows = new TreeMap<>();
    for (String table : tables) {
      rows.put(table, rows("select * from " + table + " where tenant_id = :tenant", tenant));
    }
    rows.put("tenant", rows("select * from tenant where id = :tenant", tenant));
    return rows;
  }

  private List<String> rows(String sql, String tenant) {
    return client.sql(sql).param("tenant", UUID.fromString(tenant)).query().listOfRows().stream()
        .map(TenantRows::text)
        .sorted()
        .toList();
  }

  private static String text(Map<String, Object> row) {
    Map<String, String> columns = new TreeMap<>();
    row.forEach(
        (name, value) ->
            columns.put(
                name,
                value instanceof byte[] bytes
                    ? HexFormat.of().formatHex(bytes)
                    : String.valueOf(value)));
    return columns.toString();
  }

  @Override
  public void close() {
    connection.destroy();
  }
}
