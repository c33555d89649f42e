package dev.switchboard.store;

import dev.switchboard.subscription.Sealed;
import dev.switchboard.subscription.Subscription;
import dev.switchboard.subscription.TypePattern;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.RowMapper;

/** Turns rows of the table {@code subscription} into records, and a record into a row's values. */
public final class SubscriptionRows implements RowMapper<Subscription> {
  /** The subscriptions of whole rows, as a statement of a route reads them. */
  public List<Subscription> read(List<Map<String, Object>> rows) {
    return rows.stream().map(SubscriptionRows::read).toList();
  }

  @Override
  public Subscription mapRow(ResultSet result, int index) throws SQLException {
    return read(result::getObject);
  }

  static Subscription read(Map<String, Object> row) {
    try {
      return read((Row) row::get);
    } catch (SQLException e) {
      throw new IllegalStateException("a map asks no database", e);
    }
  }

  private static Subscription read(Row row) throws SQLException {
    return new Subscription(
        (UUID) row.get("id"),
        (UUID) row.get("tenant_id"),
        (String) row.get("dialect"),
        (String) row.get("kind"),
        (String) row.get("number"),
        (Integer) row.get("position"),
        (String) row.get("url"),
        words((String) row.get("sources")),
        words((String) row.get("types")).stream().map(TypePattern::new).toList(),
        SigningColumns.read(row),
        row.get("dialect_secret") == null ? null : new Sealed((byte[]) row.get("dialect_secret")),
        (String) row.get("detail"),
        (String) row.get("description"),
        PreferenceColumns.read(row),
        (Boolean) row.get("enabled"),
        (String) row.get("disabled_reason"),
        instant(row.get("created_at")));
  }

  static java.time.Instant instant(Object time) {
    return time instanceof java.sql.Timestamp timestamp
        ? timestamp.toInstant()
        : Columns.instant((OffsetDateTime) time);
  }

  private static Set<String> words(String text) {
    return text.isEmpty() ? Set.of() : new LinkedHashSet<>(Arrays.asList(text.split(",")));
  }

  static String sources(Subscription subscription) {
    return String.join(",", subscription.sources());
  }

  static String types(Subscription subscription) {
    return subscription.types().stream().map(TypePattern::text).collect(Collectors.joining(","));
  }
}
