package dev.switchboard.store;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Turns rows of the table {@code tenant} into records. */
public final class TenantRows {

  /** The tenants of whole rows, as a statement of a route reads them. */
  public List<Tenant> read(List<Map<String, Object>> rows) {
    return rows.stream()
        .map(
            row ->
                new Tenant(
                    (UUID) row.get("id"),
                    (String) row.get("name"),
                    SubscriptionRows.instant(row.get("created_at"))))
        .toList();
  }
}
