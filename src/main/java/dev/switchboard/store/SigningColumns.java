package dev.switchboard.store;

import dev.switchboard.subscription.Sealed;
import dev.switchboard.subscription.SigningKeys;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** The columns of the table {@code subscription} that hold what its deliveries are signed with. */
final class SigningColumns {
  private SigningColumns() {}

  static SigningKeys read(Row row) throws SQLException {
    Object retirement = row.get("keys_retire_at");
    return new SigningKeys(
        new Sealed((byte[]) row.get("signing_secret")),
        List.of(((String) row.get("signing_schemes")).split(",")),
        retirement == null ? null : SubscriptionRows.instant(retirement));
  }

  static StatementSpec write(StatementSpec statement, SigningKeys keys) {
    return statement
        .param("signingSecret", keys.sealed().bytes())
        .param("signingSchemes", String.join(",", keys.schemes()))
        .param("keysRetireAt", Columns.time(keys.nextRetirement()));
  }
}
