package dev.switchboard.store;

import dev.switchboard.access.Credential;
import dev.switchboard.access.Scope;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Turns rows of the table {@code credential} into what their owner may see of them. */
public final class CredentialRows {

  /** The credentials of whole rows, as a statement of a route reads them. */
  public List<Credential> read(List<Map<String, Object>> rows) {
    return rows.stream().map(CredentialRows::read).toList();
  }

  static Credential read(Map<String, Object> row) {
    return new Credential(
        (UUID) row.get("id"),
        (String) row.get("kind"),
        (String) row.get("name"),
        Scope.parse((String) row.get("scopes")),
        SubscriptionRows.instant(row.get("created_at")),
        SubscriptionRows.instant(row.get("expires_at")),
        SubscriptionRows.instant(row.get("revoked_at")),
        (UUID) row.get("issued_for"));
  }
}
